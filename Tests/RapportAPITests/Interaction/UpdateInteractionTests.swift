import Batches
import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateInteraction and deleteInteraction")
struct UpdateInteractionTests: MutationSuite {
    static let names = (mutation: "updateInteraction", record: "interaction")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let coffee: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        coffee = try api.interaction(
            with: ben,
            """
            type: COFFEE, occurredAt: "2026-11-10T10:00:00Z", durationMinutes: 45, location: "Blue Bottle",
            medium: "in person", topicsDiscussed: ["salary"], notes: "Tea.", sentiment: POSITIVE,
            followUpNeeded: true, followUpNotes: "Send the CV."
            """, as: anna)
        api.clock.move(minutes: 60)
    }

    private let everything = """
        type occurredAt durationMinutes location medium topicsDiscussed notes sentiment followUpNeeded followUpNotes
        updatedAt version
        """

    private func update(
        _ changes: String, _ selection: String = "version", id: String? = nil, as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateInteraction(input: {id: "\(id ?? coffee)" \(changes)}) {
                interaction { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } } } } }
            """, as: viewer ?? anna)
    }

    private func events() throws -> [String] {
        try Database(path: api.store.configuration.path, .readOnly).values("SELECT type FROM domain_events")
    }

    // MARK: Changing

    @Test func `what is left out stays`() throws {
        #expect(
            try update(#"location: "Office""#, everything)
                == done(
                    #"{"type":"COFFEE","occurredAt":"2026-11-10T10:00:00.000Z","durationMinutes":45,"location":"Office","medium":"in person","topicsDiscussed":["salary"],"notes":"Tea.","sentiment":"POSITIVE","followUpNeeded":true,"followUpNotes":"Send the CV.","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `null clears`() throws {
        #expect(
            try update(
                """
                durationMinutes: null, location: null, medium: null, topicsDiscussed: null, notes: null,
                sentiment: null, followUpNotes: null
                """, everything)
                == done(
                    #"{"type":"COFFEE","occurredAt":"2026-11-10T10:00:00.000Z","durationMinutes":null,"location":null,"medium":null,"topicsDiscussed":[],"notes":null,"sentiment":null,"followUpNeeded":true,"followUpNotes":null,"updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `whether something is left to do cannot be cleared`() throws {
        #expect(
            try update("followUpNeeded: null", "version")
                .contains(#""code":"REQUIRED","path":["input","followUpNeeded"]"#))
    }

    @Test func `everything can be changed at once`() throws {
        #expect(
            try update(
                """
                type: LUNCH, occurredAt: "2026-11-11T10:00:00Z", durationMinutes: 60, location: "Canteen",
                medium: "table", topicsDiscussed: ["offer", "team"], notes: "Soup.", sentiment: NEGATIVE,
                followUpNeeded: false, followUpNotes: "Nothing."
                """, everything)
                == done(
                    #"{"type":"LUNCH","occurredAt":"2026-11-11T10:00:00.000Z","durationMinutes":60,"location":"Canteen","medium":"table","topicsDiscussed":["offer","team"],"notes":"Soup.","sentiment":"NEGATIVE","followUpNeeded":false,"followUpNotes":"Nothing.","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `kind and time cannot be cleared`() throws {
        #expect(
            try update("type: null, occurredAt: null")
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","type"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","occurredAt"]}"#
                ))
    }

    @Test func `a change that changes nothing leaves version and time, and publishes nothing`() throws {
        let before = try events()
        let same = done(#"{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}"#)
        #expect(
            try update(
                """
                type: COFFEE, occurredAt: "2026-11-10T11:00:00+01:00", durationMinutes: 45, location: " Blue Bottle",
                topicsDiscussed: ["salary"], notes: "Tea. ", sentiment: POSITIVE, followUpNeeded: true
                """, "version updatedAt") == same)
        #expect(try update("", "version updatedAt") == same)
        #expect(try events() == before)
    }

    @Test func `five faults come at once, and whose interaction it is too`() throws {
        let long = String(repeating: "x", count: 10_001)
        let faults =
            #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","type"]},{"__typename":"ValidationError","code":"MUST_BE_IN_PAST","path":["input","occurredAt"]},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","durationMinutes"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"]},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","followUpNotes"]}"#
        let input =
            #"type: null, occurredAt: "2026-12-01T00:00:00Z", durationMinutes: 1441, notes: "\#(long)", followUpNotes: "\u0000x""#
        #expect(try update(input) == refused(faults))
        #expect(
            try update(input, id: "nothing")
                == refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]},"# + faults))
    }

    @Test func `another time recomputes the last contact`() throws {
        let contact = "contact { lastContactedAt version updatedAt }"
        #expect(
            try update(#"occurredAt: "2026-11-15T10:00:00Z""#, contact)
                == done(
                    #"{"contact":{"lastContactedAt":"2026-11-15T10:00:00.000Z","version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}}"#
                ))
        #expect(
            try update(#"occurredAt: "2026-11-05T10:00:00Z""#, contact)
                == done(
                    #"{"contact":{"lastContactedAt":"2026-11-05T10:00:00.000Z","version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}}"#
                ))
    }

    // MARK: Deleting

    private func delete(_ id: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { deleteInteraction(input: {id: "\(id)"}) {
                deletedInteractionId contact { name lastContactedAt interactions { totalCount } }
                userErrors { code path ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    @Test func `the contact after the deletion is in the answer`() throws {
        let call = try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-01T10:00:00Z""#, as: anna)
        #expect(
            try delete(coffee)
                == #"{"data":{"deleteInteraction":{"deletedInteractionId":"\#(coffee)","contact":{"name":"Ben","lastContactedAt":"2026-11-01T10:00:00.000Z","interactions":{"totalCount":1}},"userErrors":[]}}}"#
        )
        #expect(
            try delete(call)
                == #"{"data":{"deleteInteraction":{"deletedInteractionId":"\#(call)","contact":{"name":"Ben","lastContactedAt":null,"interactions":{"totalCount":0}},"userErrors":[]}}}"#
        )
        #expect(
            try delete(call)
                == #"{"data":{"deleteInteraction":{"deletedInteractionId":null,"contact":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"],"id":"\#(call)"}]}}}"#
        )
    }

    @Test func `a deleted interaction is named as it is known, however its id was written`() throws {
        #expect(
            try api.run(
                """
                mutation { deleteInteraction(input: {id: "\(coffee.uppercased())"}) { deletedInteractionId } }
                """, as: anna)
                == #"{"data":{"deleteInteraction":{"deletedInteractionId":"\#(coffee)"}}}"#)
    }

    @Test func `the last contact falls back to what was given at the contact's creation`() throws {
        let dora = try api.contact(#"name: "Dora", lastContactedAt: "2026-10-01T00:00:00Z""#, as: anna)
        let id = try api.interaction(with: dora, #"type: CALL, occurredAt: "2026-11-01T10:00:00Z""#, as: anna)
        #expect(
            try delete(id)
                == #"{"data":{"deleteInteraction":{"deletedInteractionId":"\#(id)","contact":{"name":"Dora","lastContactedAt":"2026-10-01T00:00:00.000Z","interactions":{"totalCount":0}},"userErrors":[]}}}"#
        )
    }

    // MARK: What is not the caller's

    @Test func `an interaction of somebody else is as unknown as one of nobody, and as no id`() throws {
        let carl = try api.signUp("carl@example.com")
        let notFound = #"{"code":"NOT_FOUND","path":["input","id"]"#
        for id in [coffee, "0190163d-8694-739b-aea5-966c26f8ad91", "coffee"] {
            #expect(
                try update("type: CALL", id: id, as: carl)
                    == refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#))
            #expect(
                try delete(id, as: carl)
                    == #"{"data":{"deleteInteraction":{"deletedInteractionId":null,"contact":null,"userErrors":[\#(notFound),"id":"\#(id)"}]}}}"#
            )
            #expect(
                try api.run(#"{ interaction(id: "\#(id)") { id } node(id: "\#(id)") { id } }"#, as: carl)
                    == #"{"data":{"interaction":null,"node":null}}"#)
        }
        #expect(
            try api.run(#"{ interaction(id: "\#(coffee)") { type version } }"#, as: anna)
                == #"{"data":{"interaction":{"type":"COFFEE","version":1}}}"#)
    }

    @Test func `an interaction goes with its contact`() throws {
        // Its follow-up, too.
        #expect(
            try api.run(
                #"mutation { deleteContact(input: {id: "\#(ben)"}) { deletedRelatedCount } }"#, as: anna)
                == #"{"data":{"deleteContact":{"deletedRelatedCount":2}}}"#)
        #expect(
            try api.run(#"{ interaction(id: "\#(coffee)") { id } interactions { totalCount } }"#, as: anna)
                == #"{"data":{"interaction":null,"interactions":{"totalCount":0}}}"#)
    }

    @Test func `an interaction is a node, an entity and an item of a timeline`() throws {
        #expect(
            try api.run(
                """
                { node(id: "\(coffee)") {
                    __typename id ... on Entity { version } ... on TimelineItem { timelineAt summary }
                    ... on Interaction { notes } } }
                """, as: anna)
                == #"{"data":{"node":{"__typename":"Interaction","id":"\#(coffee)","version":1,"timelineAt":"2026-11-10T10:00:00.000Z","summary":"Coffee about salary","notes":"Tea."}}}"#
        )
    }
}
