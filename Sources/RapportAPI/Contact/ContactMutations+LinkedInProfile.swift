import Batches
import RapportStore
import RapportTypes

extension ContactMutations {
    static func importLinkedInProfile(
        _ input: ImportLinkedInProfileInput, in context: RequestContext
    ) throws -> MutationWork<ImportLinkedInProfilePayload> {
        var faults = InputFaults()
        let url = faults.profileURL(input.profile.profileUrl)
        let profile = LinkedInProfile(input.profile, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.importLinkedInProfile(profile, at: url, of: input.contactId, for: $1)
        } payload: {
            ImportLinkedInProfilePayload(contact: $0.map { Key($0) }, userErrors: $1)
        }
    }
}

/// What holds for a profile, by the schema.
private enum ProfileLimits {
    static let headline = 500
    static let industry = 200
    static let location = 500
    static let about = 10_000
    static let positions = 100
    static let positionText = 200
    static let positionDescription = 2000
    static let skills = 200
    static let skill = 200
}

extension LinkedInProfile {
    /// The input, cleaned; `faults` gets what is wrong with it.
    fileprivate init(_ input: LinkedInProfileInput, now: DateTime, _ faults: inout InputFaults) {
        func path(_ field: String) -> [String] { ["profile", field] }
        self.init(
            headline: faults.optionalLine(input.headline, path("headline"), maximum: ProfileLimits.headline).value,
            industry: faults.optionalLine(input.industry, path("industry"), maximum: ProfileLimits.industry).value,
            location: faults.optionalLine(input.location, path("location"), maximum: ProfileLimits.location).value,
            about: faults.optionalText(input.about, path("about"), maximum: ProfileLimits.about).value,
            positions: faults.positions(input.positions, path("positions")),
            skills: faults.lines(
                input.skills, path("skills"), maximumCount: ProfileLimits.skills, maximumLength: ProfileLimits.skill),
            importedAt: now)
    }
}

extension InputFaults {
    /// The address of a profile in its one form.
    fileprivate mutating func profileURL(_ url: Omittable<WebURL>) -> WebURL? {
        let path = ["profile", "profileUrl"]
        guard let url = linkedInURL(url, path).value else { return nil }
        if url.linkedInIdentifier == nil { add(.invalidFormat, path, "This is not the address of a profile.") }
        return url
    }

    fileprivate mutating func positions(
        _ positions: [LinkedInPositionInput], _ path: [String]
    ) -> [LinkedInPosition] {
        let maximum = ProfileLimits.positions
        guard positions.count <= maximum else {
            add(.tooLong, path, "At most \(maximum) are allowed, these are \(positions.count).", maximum: maximum)
            return []
        }
        return positions.enumerated().map { position($1, path + [String($0)]) }
    }

    private mutating func position(_ input: LinkedInPositionInput, _ path: [String]) -> LinkedInPosition {
        let position = LinkedInPosition(
            title: line(input.title, path + ["title"], maximum: ProfileLimits.positionText),
            company: line(input.company, path + ["company"], maximum: ProfileLimits.positionText),
            startedOn: month(input.startedOn, path + ["startedOn"]),
            finishedOn: month(input.finishedOn, path + ["finishedOn"]),
            description: optionalText(
                input.description, path + ["description"], maximum: ProfileLimits.positionDescription
            ).value)
        if let start = position.startedOn, let end = position.finishedOn {
            // Of a year and a month only the years can be compared.
            let count = min(start.utf8.count, end.utf8.count)
            if end.prefix(count) < start.prefix(count) {
                add(.outOfRange, path + ["finishedOn"], "The end must not be before the start.")
            }
        }
        return position
    }

    /// A year, or a month of one.
    private mutating func month(_ text: Omittable<String>, _ path: [String]) -> String? {
        guard case .value(let text) = text else { return nil }
        let month = Text.trimmed(text)
        let day = month.utf8.count == 4 ? month + "-01-01" : month + "-01"
        guard (try? CalendarDate(day)) != nil else {
            add(.invalidFormat, path, "This must be a year and a month as YYYY or YYYY-MM.")
            return nil
        }
        return month
    }
}
