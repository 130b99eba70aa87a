import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("What search looks into")
struct SearchedTextsTests {
    let world: World

    init() throws { world = try World(TestAPI(), of: "anna@example.com", copies: 1) }

    /// The kinds of what a word is found in, and the fields that have it.
    private func found(_ word: String) throws -> [String] {
        let answer = try world.api.value(
            "{ search(query: \"\(word)\") { edges { node { __typename } highlights { field } } } }", as: world.owner)
        let edges = try #require(answer["data"]?["search"]?["edges"]?.elements, "\(answer.text)")
        return edges.map { edge in
            let fields = edge["highlights"]?.elements?.compactMap { $0["field"]?.stringValue } ?? []
            return "\(edge["node"]?["__typename"]?.stringValue ?? "").\(fields.joined(separator: ","))"
        }
    }

    @Test(
        arguments: [
            (
                "logInteraction", ##"contactId: $Contact, type: CALL, occurredAt: %-5, followUpNotes: "Zebra""##,
                "Interaction.followUpNotes"
            ),
            ("updateInteraction", ##"id: $Interaction2, followUpNotes: "A zebra""##, "Interaction.followUpNotes"),
            ("cancelMeeting", ##"id: $Meeting, reason: "Zebra crossing""##, "Meeting.cancellationReason"),
            ("cancelInterview", ##"id: $Interview, reason: "Zebra""##, "Interview.cancellationReason"),
            (
                "cancelInformationalInterview", ##"id: $InformationalInterview, reason: "Zebra""##,
                "InformationalInterview.cancellationReason"
            ),
            (
                "recordThankYou", ##"subject: {interviewId: $Interview2}, recipients: ["Ms Zebra"], method: EMAIL"##,
                "Interview.thankYouNotes"
            ),
            (
                "recordThankYou",
                ##"""
                subject: {informationalInterviewId: $InformationalInterview2}, recipients: ["a"], method: EMAIL,
                notes: "Sent\na zebra"
                """##, "InformationalInterview.thankYouNotes"
            ),
            ("updateContact", ##"id: $Contact, phone: "+49 zebra 12""##, "Contact.phone"),
            ("updateContact", ##"id: $Contact, linkedInUrl: "https://linkedin.com/in/Zebra""##, "Contact.linkedInUrl"),
            (
                "importLinkedInProfile", ##"contactId: $Contact, profile: {headline: "Zebra", skills: ["zebra"]}"##,
                "Contact.linkedInProfile"
            ),
            (
                "rescheduleMeeting",
                ##"id: $Meeting, newScheduledAt: %+900, initiatedBy: COMPANY, reason: "Zebra""##,
                "Meeting.rescheduleHistory"
            ),
            (
                "rescheduleInterview",
                ##"id: $Interview, newDateTime: %+900, initiatedBy: COMPANY, reason: "Zebra""##,
                "Interview.rescheduleHistory"
            ),
            (
                "rescheduleInformationalInterview",
                ##"id: $InformationalInterview, newScheduledAt: %+900, initiatedBy: COMPANY, reason: "Zebra""##,
                "InformationalInterview.rescheduleHistory"
            ),
            ("createJobListing", ##"title: "T", company: "C", source: "Zebra""##, "JobListing.source"),
            ("updateJobListing", ##"id: $JobListing, source: "zebra.example""##, "JobListing.source"),
        ])
    func `is every text that is written down, before the index has it and when it has`(
        _ mutation: String, _ input: String, _ place: String
    ) throws {
        // So that it is the change that is noted.
        try world.api.indexForSearch()
        let answer = try world.api.run(
            "mutation { \(mutation)(input: {\(world.text(input))}) { userErrors { message } } }", as: world.owner)
        try #require(answer.contains(#""userErrors":[]"#), "\(answer)")
        #expect(try found("zebra") == [place])
        try world.api.indexForSearch()
        #expect(try found("zebra") == [place])
    }
}

extension TestAPI {
    /// Brings the search index up to date, as the server does within a second.
    fileprivate func indexForSearch() throws {
        try store.writer.run { _ = try $0.indexSearchChanges(limit: 10_000) }
    }
}
