import RapportStore
import RapportTypes

extension NewContact {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CreateContactInput, now: DateTime, _ faults: inout InputFaults) {
        let values = ContactValues(
            name: faults.name(input.name), title: faults.title(input.title).value,
            company: faults.company(input.company).value, email: input.email.value,
            phone: faults.phone(input.phone).value, linkedInURL: faults.linkedInURL(input.linkedInUrl).value,
            relationship: input.relationship, notes: faults.notes(input.notes).value,
            tags: faults.contactTags(input.tags), keepInTouchEveryDays: input.keepInTouchEveryDays.value)
        faults.past(input.lastContactedAt.value, ["lastContactedAt"], now: now)
        faults.rhythm(input.keepInTouchEveryDays)
        self.init(values, lastContactedAt: input.lastContactedAt.value)
    }
}

extension ContactChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears tags to none.
    init(_ input: UpdateContactInput, _ faults: inout InputFaults) {
        faults.notCleared(input.name, ["name"])
        faults.notCleared(input.relationship, ["relationship"])
        faults.notCleared(input.isFavorite, ["isFavorite"])
        faults.notCleared(input.isArchived, ["isArchived"])
        faults.rhythm(input.keepInTouchEveryDays)
        self.init(
            name: input.name.value.map { faults.name($0) }, title: faults.title(input.title),
            company: faults.company(input.company), email: input.email, phone: faults.phone(input.phone),
            linkedInURL: faults.linkedInURL(input.linkedInUrl), relationship: input.relationship.value,
            notes: faults.notes(input.notes),
            tags: input.tags.isOmitted ? nil : faults.contactTags(input.tags.value ?? []),
            isFavorite: input.isFavorite.value, isArchived: input.isArchived.value,
            keepInTouchEveryDays: input.keepInTouchEveryDays)
    }
}

extension InputFaults {
    /// Those of an import, too.
    mutating func contactTags(_ tags: [String], _ path: [String] = ["tags"]) -> [String] {
        lines(tags, path, maximumCount: ContactLimits.tags, maximumLength: ContactLimits.tag)
    }

    fileprivate mutating func name(_ name: String) -> String { line(name, ["name"], maximum: ContactLimits.name) }

    fileprivate mutating func title(_ title: Omittable<String>) -> Omittable<String> {
        optionalLine(title, ["title"], maximum: ContactLimits.title)
    }

    fileprivate mutating func company(_ company: Omittable<String>) -> Omittable<String> {
        optionalLine(company, ["company"], maximum: ContactLimits.company)
    }

    fileprivate mutating func phone(_ phone: Omittable<String>) -> Omittable<String> {
        optionalLine(phone, ["phone"], maximum: ContactLimits.phone)
    }

    fileprivate mutating func notes(_ notes: Omittable<String>) -> Omittable<String> {
        optionalText(notes, ["notes"], maximum: ContactLimits.notes)
    }

    mutating func rhythm(_ days: Omittable<Int>) {
        number(days.value, ["keepInTouchEveryDays"], in: ContactLimits.daysOfRhythm)
    }

    /// An address at LinkedIn in its one form.
    mutating func linkedInURL(
        _ url: Omittable<WebURL>, _ path: [String] = ["linkedInUrl"]
    ) -> Omittable<WebURL> {
        guard case .value(let url) = url else { return url }
        do throws(ScalarFault) {
            return .value(try url.linkedIn())
        } catch {
            add(.invalidFormat, path, "This \(error).")
            return .null
        }
    }
}
