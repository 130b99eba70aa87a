import Batches
import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("createContact")
struct CreateContactTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func create(_ input: String, selecting selection: String = "contact { name }") throws -> String {
        try api.run("mutation { createContact(input: {\(input)}) { \(selection) \(errors) } }", as: anna)
    }

    private let errors = "userErrors { __typename code path message }"

    @Test func `a contact has everything that was said of it`() throws {
        let response = try create(
            """
            name: "  José Álvarez ", title: "Engineer", company: "Acme", email: " Jose@Example.com ", phone: "+34 600",
            linkedInUrl: "http://es.linkedin.com/in/Jose-Alvarez/?trk=x", relationship: FORMER_COLLEAGUE,
            notes: "Met in Madrid.\\nLikes tea.", tags: ["swift", "Madrid", "Swift"],
            lastContactedAt: "2026-11-01T09:00:00+01:00", keepInTouchEveryDays: 30
            """,
            selecting: """
                contact {
                    name title company email phone linkedInUrl relationship notes tags isFavorite isArchived
                    lastContactedAt keepInTouchEveryDays nextContactDueAt source createdAt updatedAt version
                }
                """)
        #expect(
            response
                == #"{"data":{"createContact":{"contact":{"name":"José Álvarez","title":"Engineer","company":"Acme","email":"Jose@Example.com","phone":"+34 600","linkedInUrl":"https://www.linkedin.com/in/jose-alvarez","relationship":"FORMER_COLLEAGUE","notes":"Met in Madrid.\nLikes tea.","tags":["Madrid","swift"],"isFavorite":false,"isArchived":false,"lastContactedAt":"2026-11-01T08:00:00.000Z","keepInTouchEveryDays":30,"nextContactDueAt":"2026-12-01T08:00:00.000Z","source":"MANUAL","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1},"userErrors":[]}}}"#
        )
    }

    @Test func `a name is enough`() throws {
        let response = try create(
            #"name: "Ben""#,
            selecting: """
                contact {
                    name title company email phone linkedInUrl relationship notes tags lastContactedAt
                    keepInTouchEveryDays nextContactDueAt
                }
                """)
        #expect(
            response
                == #"{"data":{"createContact":{"contact":{"name":"Ben","title":null,"company":null,"email":null,"phone":null,"linkedInUrl":null,"relationship":"OTHER","notes":null,"tags":[],"lastContactedAt":null,"keepInTouchEveryDays":null,"nextContactDueAt":null},"userErrors":[]}}}"#
        )
    }

    @Test func `blank text is none`() throws {
        let response = try create(
            #"name: "Ben", title: "  ", notes: "\n""#, selecting: "contact { title notes }")
        #expect(
            response == #"{"data":{"createContact":{"contact":{"title":null,"notes":null},"userErrors":[]}}}"#)
    }

    @Test func `without any contact yet the next one is due a rhythm after the creation`() throws {
        let response = try create(
            #"name: "Ben", keepInTouchEveryDays: 7"#, selecting: "contact { nextContactDueAt }")
        #expect(
            response
                == #"{"data":{"createContact":{"contact":{"nextContactDueAt":"2026-11-27T10:00:00.000Z"},"userErrors":[]}}}"#
        )
    }

    @Test(arguments: [
        "FORMER_COLLEAGUE", "RECRUITER", "MENTOR", "FRIEND", "INDUSTRY_CONTACT", "OTHER",
    ])
    func `every relationship can be chosen`(_ relationship: String) throws {
        let response = try create(
            #"name: "Ben", relationship: \#(relationship)"#, selecting: "contact { relationship }")
        #expect(
            response
                == #"{"data":{"createContact":{"contact":{"relationship":"\#(relationship)"},"userErrors":[]}}}"#)
    }

    // MARK: Faults

    @Test func `five faults are five errors`() throws {
        let response = try create(
            """
            name: " ", title: "two\\nlines", linkedInUrl: "https://example.com/in/ben", tags: ["ok", ""],
            keepInTouchEveryDays: 0
            """)
        #expect(
            response
                == #"{"data":{"createContact":{"contact":null,"userErrors":[{"__typename":"ValidationError","code":"REQUIRED","path":["input","name"],"message":"This must not be blank."},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","title"],"message":"Text must not contain the control character U+000A here."},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","linkedInUrl"],"message":"This must be an address of linkedin.com."},{"__typename":"ValidationError","code":"REQUIRED","path":["input","tags","1"],"message":"This must not be blank."},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","keepInTouchEveryDays"],"message":"This must be from 1 to 730."}]}}}"#
        )
        #expect(try api.names(as: anna) == [])
    }

    @Test(arguments: [
        ("name", 200), ("title", 200), ("company", 200), ("phone", 50), ("notes", 10_000),
    ])
    func `text may be as long as its limit and no longer`(_ field: String, _ limit: Int) throws {
        func codes(_ count: Int) throws -> [String] {
            let text = String(repeating: "é", count: count)
            let input = JSONValue.object([
                .init("name", .string(field == "name" ? text : "Ben")),
                .init(field, .string(text)),
            ])
            let answer = try api.value(
                "mutation($input: CreateContactInput!) { createContact(input: $input) { userErrors { code path } } }",
                .object([.init("input", input)]), as: anna)
            return answer["data"]!["createContact"]!["userErrors"]!.elements!.map(\.text)
        }
        #expect(try codes(limit) == [])
        #expect(try codes(limit + 1) == [#"{"code":"TOO_LONG","path":["input","\#(field)"]}"#])
    }

    @Test func `there may be 50 tags of 50 characters and no more`() throws {
        func codes(_ tags: [String]) throws -> [String] {
            let answer = try api.value(
                "mutation($tags: [String!]!) { createContact(input: {name: \"Ben\", tags: $tags}) { userErrors { code path } } }",
                .object([.init("tags", .array(tags.map { .string($0) }))]), as: anna)
            return answer["data"]!["createContact"]!["userErrors"]!.elements!.map(\.text)
        }
        let tags = (0..<50).map { "\($0)" }
        #expect(try codes(tags) == [])
        #expect(try codes(tags + ["x"]) == [#"{"code":"TOO_LONG","path":["input","tags"]}"#])
        #expect(try codes([String(repeating: "x", count: 50)]) == [])
        #expect(
            try codes([String(repeating: "x", count: 51)]) == [#"{"code":"TOO_LONG","path":["input","tags","0"]}"#])
    }

    @Test(arguments: [
        (0, ["OUT_OF_RANGE"]), (1, []), (730, []), (731, ["OUT_OF_RANGE"]),
    ])
    func `the rhythm is 1 to 730 days`(_ days: Int, _ expected: [String]) throws {
        let answer = try api.value(
            "mutation { createContact(input: {name: \"Ben\", keepInTouchEveryDays: \(days)}) { userErrors { code } } }",
            as: anna)
        #expect(answer["data"]!["createContact"]!["userErrors"]!.elements!.map { $0["code"]!.stringValue! } == expected)
    }

    @Test(arguments: [
        ("2026-11-20T10:05:00.000Z", []), ("2026-11-20T10:05:00.001Z", ["MUST_BE_IN_PAST"]),
    ])
    func `the last contact may be five minutes ahead of the clock`(_ time: String, _ expected: [String]) throws {
        let answer = try api.value(
            "mutation { createContact(input: {name: \"Ben\", lastContactedAt: \"\(time)\"}) { userErrors { code } } }",
            as: anna)
        #expect(answer["data"]!["createContact"]!["userErrors"]!.elements!.map { $0["code"]!.stringValue! } == expected)
    }

    @Test func `a text that is no email address is a request error`() throws {
        let answer = try api.value(
            #"mutation($email: EmailAddress) { createContact(input: {name: "Ben", email: $email}) { contact { id } } }"#,
            .object([.init("email", .string("ben@example.com"))]), as: anna)
        #expect(answer["errors"] == nil)
        #expect(throws: (any Error).self) {
            try api.run(
                #"mutation($email: EmailAddress) { createContact(input: {name: "Ben", email: $email}) { contact { id } } }"#,
                .object([.init("email", .string("ben at example"))]), as: anna)
        }
    }

    // MARK: Duplicates

    @Test func `the same email in another case is a duplicate of a contact, also of an archived one`() throws {
        let ben = try api.contact(#"name: "Ben", email: "ben@example.com""#, as: anna)
        _ = try api.run(
            "mutation { updateContact(input: {id: \"\(ben)\", isArchived: true}) { contact { id } } }", as: anna)
        let response = try create(
            #"name: "Benjamin", email: "BEN@example.com""#,
            selecting: "contact { id } userErrors { ... on DuplicateError { existing { ... on Contact { name } } } }")
        #expect(
            response
                == #"{"data":{"createContact":{"contact":null,"userErrors":[{"existing":{"name":"Ben"},"__typename":"DuplicateError","code":"DUPLICATE","path":["input","email"],"message":"A contact with this email address exists."}]}}}"#
        )
    }

    @Test func `the same profile and the same email are two errors, beside whatever else is wrong`() throws {
        try api.contact(#"name: "Ben", email: "ben@example.com""#, as: anna)
        try api.contact(#"name: "Cleo", linkedInUrl: "https://linkedin.com/in/cleo""#, as: anna)
        let answer = try api.value(
            """
            mutation { createContact(input: {
                name: "", email: "ben@example.com", linkedInUrl: "https://fr.linkedin.com/in/CLEO/"
            }) { userErrors { code path ... on DuplicateError { existing { ... on Contact { name } } } } } }
            """, as: anna)
        #expect(
            answer["data"]!["createContact"]!["userErrors"]!.elements!.map(\.text) == [
                #"{"code":"REQUIRED","path":["input","name"]}"#,
                #"{"code":"DUPLICATE","path":["input","email"],"existing":{"name":"Ben"}}"#,
                #"{"code":"DUPLICATE","path":["input","linkedInUrl"],"existing":{"name":"Cleo"}}"#,
            ])
    }

    @Test func `a duplicate is made when that is allowed`() throws {
        try api.contact(#"name: "Ben", email: "ben@example.com""#, as: anna)
        try api.contact(#"name: "Benjamin", email: "ben@example.com", allowDuplicate: true"#, as: anna)
        #expect(try api.names(as: anna) == ["Ben", "Benjamin"])
    }

    @Test func `another person's contact is no duplicate`() throws {
        try api.contact(#"name: "Ben", email: "ben@example.com""#, as: try api.signUp("cleo@example.com"))
        try api.contact(#"name: "Ben", email: "ben@example.com""#, as: anna)
    }

    // MARK: Limits and repetition

    @Test func `an account has at most 50,000 contacts`() throws {
        try api.contact(#"name: "First""#, as: anna)
        let viewer = anna
        try api.store.writer.run {
            try $0.connection.run("UPDATE contact_count SET count = 49999 WHERE owner_id = \(viewer)")
        }
        try api.contact(#"name: "Last""#, as: anna)
        #expect(
            try create(#"name: "One more""#)
                == #"{"data":{"createContact":{"contact":null,"userErrors":[{"__typename":"ValidationError","code":"LIMIT_EXCEEDED","path":null,"message":"An account has at most 50000 contacts."}]}}}"#
        )
    }

    @Test func `a call with the same key and input answers with the same contact for 24 hours`() throws {
        let call = #"name: "Ben", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try create(call, selecting: "contact { id }")
        #expect(try create(call, selecting: "contact { id }") == first)
        #expect(try api.names(as: anna) == ["Ben"])
        api.clock.move(minutes: 24 * 60)
        #expect(try create(call, selecting: "contact { id }") != first)
        #expect(try api.names(as: anna) == ["Ben", "Ben"])
    }

    @Test func `a key with another input is refused`() throws {
        _ = try create(#"name: "Ben", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#)
        #expect(
            try create(#"name: "Cleo", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#)
                == #"{"data":{"createContact":{"contact":null,"userErrors":[{"__typename":"ConflictError","code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"],"message":"The idempotency key was used before with a different input."}]}}}"#
        )
    }

    @Test func `a failed call may be repeated with its key`() throws {
        try api.contact(#"name: "Ben", email: "ben@example.com""#, as: anna)
        let key = "0190163d-8694-739b-aea5-966c26f8ad91"
        _ = try create(#"name: "Benjamin", email: "ben@example.com", idempotencyKey: "\#(key)""#)
        let response = try create(
            #"name: "Benjamin", email: "ben@example.com", allowDuplicate: true, idempotencyKey: "\#(key)""#)
        #expect(response == #"{"data":{"createContact":{"contact":{"name":"Benjamin"},"userErrors":[]}}}"#)
    }

    @Test func `nothing is made without a token, or with one that may only read`() throws {
        let call = #"mutation { createContact(input: {name: "Ben"}) { contact { name } } }"#
        #expect(
            try api.run(call, as: nil)
                == #"{"data":{"createContact":null},"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":12}],"path":["createContact"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
        let reading = try api.accessToken("readOnly: true", as: anna)
        #expect(
            try api.run(call, as: reading)
                == #"{"data":{"createContact":null},"errors":[{"message":"This access token may only read.","locations":[{"line":1,"column":12}],"path":["createContact"],"extensions":{"code":"FORBIDDEN"}}]}"#
        )
    }
}
