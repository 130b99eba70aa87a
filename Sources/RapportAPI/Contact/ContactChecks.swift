import RapportTypes

/// The rules of a contact's fields, the same when it is made and when it is changed.
extension InputFaults {
    private static let daysOfRhythm = 1...730

    mutating func contactName(_ name: String) -> String { line(name, ["name"], maximum: 200) }

    mutating func contactTitle(_ title: Omittable<String>) -> Omittable<String> {
        optionalLine(title, ["title"], maximum: 200)
    }

    mutating func contactCompany(_ company: Omittable<String>) -> Omittable<String> {
        optionalLine(company, ["company"], maximum: 200)
    }

    mutating func contactPhone(_ phone: Omittable<String>) -> Omittable<String> {
        optionalLine(phone, ["phone"], maximum: 50)
    }

    mutating func contactNotes(_ notes: Omittable<String>) -> Omittable<String> {
        optionalText(notes, ["notes"], maximum: 10_000)
    }

    mutating func contactTags(_ tags: [String]) -> [String] {
        lines(tags, ["tags"], maximumCount: 50, maximumLength: 50)
    }

    mutating func contactRhythm(_ days: Omittable<Int>) {
        number(days.value, ["keepInTouchEveryDays"], in: InputFaults.daysOfRhythm)
    }

    /// An address at LinkedIn in its one form.
    mutating func contactLinkedIn(_ url: Omittable<WebURL>) -> Omittable<WebURL> {
        guard case .value(let url) = url else { return url }
        do throws(ScalarFault) {
            return .value(try url.linkedIn())
        } catch {
            add(.invalidFormat, ["linkedInUrl"], "This \(error).")
            return .null
        }
    }
}
