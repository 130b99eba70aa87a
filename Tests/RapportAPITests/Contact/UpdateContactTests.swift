import Batches
import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateContact and deleteContact")
struct UpdateContactTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(
            """
            name: "Ben", title: "Engineer", company: "Acme", email: "ben@example.com", phone: "123",
            linkedInUrl: "https://www.linkedin.com/in/ben", notes: "Tea.", tags: ["swift"],
            lastContactedAt: "2026-11-01T00:00:00Z", keepInTouchEveryDays: 10
            """, as: anna)
        api.clock.move(minutes: 60)
    }

    private func update(_ changes: String, _ selection: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { updateContact(input: {id: "\(ben)" \(changes)}) {
                contact { \(selection) } userErrors { __typename code path } } }
            """, as: viewer ?? anna)
    }

    private let everything = """
        name title company email phone linkedInUrl relationship notes tags isFavorite isArchived
        keepInTouchEveryDays nextContactDueAt updatedAt version
        """

    @Test func `what is left out stays`() throws {
        #expect(
            try update(#"title: "Director""#, everything)
                == #"{"data":{"updateContact":{"contact":{"name":"Ben","title":"Director","company":"Acme","email":"ben@example.com","phone":"123","linkedInUrl":"https://www.linkedin.com/in/ben","relationship":"OTHER","notes":"Tea.","tags":["swift"],"isFavorite":false,"isArchived":false,"keepInTouchEveryDays":10,"nextContactDueAt":"2026-11-11T00:00:00.000Z","updatedAt":"2026-11-20T11:00:00.000Z","version":2},"userErrors":[]}}}"#
        )
    }

    @Test func `null clears`() throws {
        #expect(
            try update(
                """
                title: null, company: null, email: null, phone: null, linkedInUrl: null, notes: null, tags: null,
                keepInTouchEveryDays: null
                """, everything)
                == #"{"data":{"updateContact":{"contact":{"name":"Ben","title":null,"company":null,"email":null,"phone":null,"linkedInUrl":null,"relationship":"OTHER","notes":null,"tags":[],"isFavorite":false,"isArchived":false,"keepInTouchEveryDays":null,"nextContactDueAt":null,"updatedAt":"2026-11-20T11:00:00.000Z","version":2},"userErrors":[]}}}"#
        )
    }

    @Test func `everything can be changed at once`() throws {
        #expect(
            try update(
                """
                name: "Benjamin", title: "CTO", company: "Beta", email: "b@example.com", phone: "456",
                linkedInUrl: "https://linkedin.com/in/benjamin", relationship: MENTOR, notes: "Coffee.",
                tags: ["zebra", "Apple"], isFavorite: true, isArchived: true, keepInTouchEveryDays: 20
                """, everything)
                == #"{"data":{"updateContact":{"contact":{"name":"Benjamin","title":"CTO","company":"Beta","email":"b@example.com","phone":"456","linkedInUrl":"https://www.linkedin.com/in/benjamin","relationship":"MENTOR","notes":"Coffee.","tags":["Apple","zebra"],"isFavorite":true,"isArchived":true,"keepInTouchEveryDays":20,"nextContactDueAt":"2026-11-21T00:00:00.000Z","updatedAt":"2026-11-20T11:00:00.000Z","version":2},"userErrors":[]}}}"#
        )
        // The hash has changed with the address.
        #expect(
            try api.names(where: #"isArchived: null, email: {eq: "b@example.com"}"#, as: anna) == ["Benjamin"])
        #expect(try api.names(where: #"isArchived: null, email: {eq: "ben@example.com"}"#, as: anna) == [])
        #expect(try api.names(where: #"isArchived: null, tags: {anyOf: ["swift"]}"#, as: anna) == [])
    }

    @Test func `a change that changes nothing leaves version and time, and publishes nothing`() throws {
        let before = try lastEvent()
        #expect(
            try update(#"name: "Ben", email: "ben@example.com", tags: ["swift"]"#, "version updatedAt")
                == #"{"data":{"updateContact":{"contact":{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"},"userErrors":[]}}}"#
        )
        #expect(try lastEvent() == before)
    }

    private func lastEvent() throws -> Int { try api.reader.lastSequence(for: anna) }

    @Test func `what cannot be cleared says so, all at once`() throws {
        #expect(
            try update("name: null, relationship: null, phone: \"1\\u0000\"", "id")
                == #"{"data":{"updateContact":{"contact":null,"userErrors":[{"__typename":"ValidationError","code":"REQUIRED","path":["input","name"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","relationship"]},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","phone"]}]}}}"#
        )
    }

    @Test func `star and archive are yes or no, and cannot be cleared`() throws {
        _ = try update("isFavorite: true, isArchived: true", "id")
        #expect(
            try update("isFavorite: null, isArchived: null", "id")
                == #"{"data":{"updateContact":{"contact":null,"userErrors":[{"__typename":"ValidationError","code":"REQUIRED","path":["input","isFavorite"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","isArchived"]}]}}}"#
        )
        #expect(
            try update("isFavorite: false", "isFavorite isArchived version")
                == #"{"data":{"updateContact":{"contact":{"isFavorite":false,"isArchived":true,"version":3},"userErrors":[]}}}"#
        )
    }

    @Test func `faults come at once, and whose contact it is too`() throws {
        let cleo = try api.signUp("cleo@example.com")
        #expect(
            try update("name: null, keepInTouchEveryDays: 0", "id", as: cleo)
                == #"{"data":{"updateContact":{"contact":null,"userErrors":[{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","name"]},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","keepInTouchEveryDays"]}]}}}"#
        )
    }

    @Test func `another version than expected is a conflict that shows the record as it is`() throws {
        let response = try api.run(
            """
            mutation { updateContact(input: {id: "\(ben)", expectedVersion: 2, name: "X"}) {
                contact { id }
                userErrors { code path ... on ConflictError { current { version ... on Contact { name } } } } } }
            """, as: anna)
        #expect(
            response
                == #"{"data":{"updateContact":{"contact":null,"userErrors":[{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1,"name":"Ben"}}]}}}"#
        )
        #expect(
            try update(#"expectedVersion: 1, name: "X""#, "name version")
                == #"{"data":{"updateContact":{"contact":{"name":"X","version":2},"userErrors":[]}}}"#)
    }

    @Test func `another person's contact is like one that nobody has`() throws {
        let cleo = try api.signUp("cleo@example.com")
        let ids = [ben, "0190163d-8694-739b-aea5-966c26f8ad91", "no-id"]
        for id in ids {
            let operations = [
                (
                    "updateContact", #"{id: "\#(id)", expectedVersion: 7, name: "X"}"#, "contact { name }",
                    #""contact":null"#
                ),
                (
                    "deleteContact", #"{id: "\#(id)", expectedVersion: 7}"#, "deletedContactId",
                    #""deletedContactId":null"#
                ),
            ]
            for (operation, input, selection, answer) in operations {
                let response = try api.run(
                    """
                    mutation { \(operation)(input: \(input)) {
                        \(selection) userErrors { __typename code path message ... on NotFoundError { id } } } }
                    """, as: cleo)
                #expect(
                    response
                        == #"{"data":{"\#(operation)":{\#(answer),"userErrors":[{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"],"message":"There is nothing with this id.","id":"\#(id)"}]}}}"#
                )
            }
            #expect(
                try api.run(#"{ contact(id: "\#(id)") { name } node(id: "\#(id)") { id } }"#, as: cleo)
                    == #"{"data":{"contact":null,"node":null}}"#)
        }
        #expect(try api.names(as: anna) == ["Ben"])
    }

    // MARK: Deletion

    @Test func `a deleted contact is gone with its tags, and its interactions are counted`() throws {
        let viewer = anna
        try api.store.writer.run { [ben] in
            for number in 1...3 { try $0.insertInteraction(with: ben, daysAgo: number, for: viewer) }
        }
        #expect(
            try api.run(
                #"mutation { deleteContact(input: {id: "\#(ben)"}) { deletedContactId deletedRelatedCount userErrors { code } } }"#,
                as: anna)
                == #"{"data":{"deleteContact":{"deletedContactId":"\#(ben)","deletedRelatedCount":3,"userErrors":[]}}}"#
        )
        #expect(
            try api.run("{ contacts { totalCount } tags { name } }", as: anna)
                == #"{"data":{"contacts":{"totalCount":0},"tags":[]}}"#)
        for table in ["interaction", "contact_tag"] {
            let rows = try api.store.writer.run {
                try $0.connection.value("SELECT count(*) FROM \(.init(name: table))", as: Int.self)
            }
            #expect(rows == 0)
        }
        #expect(try api.store.writer.run { try $0.contactCount(of: viewer) } == 0)
    }

    @Test func `a contact of another version is not deleted`() throws {
        #expect(
            try api.run(
                """
                mutation { deleteContact(input: {id: "\(ben)", expectedVersion: 2}) {
                    deletedContactId userErrors { code path ... on ConflictError { current { version } } } } }
                """, as: anna)
                == #"{"data":{"deleteContact":{"deletedContactId":null,"userErrors":[{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}]}}}"#
        )
        #expect(try api.names(as: anna) == ["Ben"])
    }
}

extension WriteTransaction {
    /// A row as `logInteraction` would leave it, as far as contacts are concerned.
    func insertInteraction(with contact: String, daysAgo: Int, for viewer: Viewer) throws {
        let contact = UUID(contact)!
        try connection.run(
            """
            INSERT INTO interaction(id, owner_id, contact_id, type, occurred_at, source, created_at, updated_at)
            VALUES(\(newID()), \(viewer), \(contact), 'CALL', \(now.adding(days: -daysAgo)), 'MANUAL', \(now), \(now))
            """)
    }
}
