import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// A store with an account, short ways to what is searched, and searches that answer with names.
final class SearchStore {
    let test: TestStore
    let anna: Viewer
    private var names: [UUID: String] = [:]

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    // MARK: Writing

    /// - Parameter label: What searches call the record; nil is the name.
    @discardableResult
    func contact(
        _ name: String, as label: String? = nil, company: String? = nil, title: String? = nil, email: String? = nil,
        notes: String? = nil, tags: [String] = [], of viewer: Viewer? = nil
    ) throws -> UUID {
        let viewer = viewer ?? anna
        let values = ContactValues(
            name: name, title: title, company: company, email: try email.map { try EmailAddress($0) }, notes: notes,
            tags: tags)
        let id = try test.writer.run { try $0.createContact(NewContact(values), for: viewer) }.value!
        return keep(id, label ?? name)
    }

    @discardableResult
    func interaction(
        _ label: String, with contact: UUID, topics: [String] = [], notes: String? = nil, location: String? = nil,
        medium: String? = nil, of viewer: Viewer? = nil
    ) throws -> UUID {
        let viewer = viewer ?? anna
        let new = NewInteraction(
            contact: NodeID(contact), type: .call, occurredAt: test.clock.now, location: location, medium: medium,
            topicsDiscussed: topics, notes: notes)
        return keep(try test.writer.run { try $0.logInteraction(new, for: viewer) }.value!, label)
    }

    @discardableResult
    func listing(
        _ title: String, at company: String, description: String? = nil, location: String? = nil,
        as label: String? = nil
    ) throws -> UUID {
        let anna = anna
        let new = NewJobListing(title: title, company: company, location: location, description: description)
        return keep(try test.writer.run { try $0.createJobListing(new, for: anna) }.value!, label ?? title)
    }

    @discardableResult
    func application(_ label: String, to listing: UUID, notes: String? = nil) throws -> UUID {
        let anna = anna
        let new = NewJobApplication(jobListing: .existing(NodeID(listing)), notes: notes)
        return keep(try test.writer.run { try $0.createJobApplication(new, for: anna) }.value!, label)
    }

    @discardableResult
    func followUp(_ title: String, notes: String? = nil) throws -> UUID {
        let anna = anna
        return keep(
            try test.writer.run { try $0.createFollowUp(NewFollowUp(title: title, notes: notes), for: anna) }, title)
    }

    /// A record of every kind that search finds, each called by its table.
    func everyKind() throws {
        let anna = anna
        let dana = try contact("Dana", as: "contact")
        try interaction("interaction", with: dana)
        let application = try application("job_application", to: listing("Engineer", at: "Acme", as: "job_listing"))
        try followUp("follow_up")
        let (tomorrow, zone) = (test.clock.now.adding(days: 1), try TimeZoneName("Europe/Berlin"))
        let ids = try test.writer.run { transaction in
            [
                "meeting": try transaction.scheduleMeeting(
                    NewMeeting(
                        contact: NodeID(dana), scheduledAt: tomorrow, timeZone: zone, plannedDurationMinutes: 30),
                    for: anna
                ).value!,
                "informational_interview": try transaction.scheduleInformationalInterview(
                    NewInformationalInterview(contact: NodeID(dana), timeZone: zone), for: anna
                ).value!,
                "interview": try transaction.scheduleInterview(
                    NewInterview(
                        application: NodeID(application), type: .video, scheduledAt: tomorrow, timeZone: zone,
                        durationMinutes: 30, interviewers: [NewInterviewer(name: "Zoe"), NewInterviewer(name: "Yann")]),
                    for: anna
                ).value!,
                "referral": try transaction.requestReferral(
                    NewReferral(contact: NodeID(dana), message: "Would you?"), for: anna
                ).value!,
            ]
        }
        for (table, id) in ids { names[id] = table }
    }

    func write(_ sql: @escaping @Sendable (Viewer) -> SQL) throws {
        let anna = anna
        try test.writer.run { try $0.connection.run(sql(anna)) }
    }

    private func keep(_ id: UUID, _ label: String) -> UUID {
        names[id] = label
        return id
    }

    // MARK: The index

    /// Brings the index up to date, which the writer else does with many records at once.
    func index() throws {
        _ = try test.writer.run { try $0.indexSearchChanges(limit: .max) }
    }

    /// Words of the full-text index with the accounts that they belong to: `000001` and so on, then the kind's digit.
    func indexedWords() throws -> Set<String> {
        let database = try test.database(.readWrite)
        try database.script("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, row)")
        return Set(try database.values("SELECT term FROM temp.words", as: String.self))
    }

    // MARK: Searching

    func results(_ text: String, types: [SearchType]? = nil, as viewer: Viewer? = nil) throws -> SearchResults {
        try test.reader.search(SearchQuery(text), types: types, for: viewer ?? anna)
    }

    /// The names of what is found, best first.
    func found(_ text: String, types: [SearchType]? = nil, as viewer: Viewer? = nil) throws -> [String] {
        try results(text, types: types, as: viewer).hits.map { names[$0.id] ?? "?" }
    }

    /// The fields in which words are found, and the pieces.
    func highlights(_ text: String, of id: UUID, _ type: TypeIndex) throws -> [String: [String]] {
        let highlights = try test.reader.searchHighlights(
            of: [AnyKey(type: type, id: id)], SearchQuery(text), for: anna)
        return Dictionary(uniqueKeysWithValues: highlights[0].map { ($0.field, $0.fragments) })
    }

    func name(_ id: UUID) -> String { names[id] ?? "?" }
}
