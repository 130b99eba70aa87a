import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z.
@Suite("networkAnalytics")
struct NetworkAnalyticsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func network(_ selection: String) throws -> String {
        try api.field("networkAnalytics", of: "{ networkAnalytics { \(selection) } }", as: anna)
    }

    private func archive(_ contact: String) throws {
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(contact)", isArchived: true}) { userErrors { message } } }"#,
            as: anna)
    }

    @Test func `an empty network has figures, too`() throws {
        #expect(
            try network(
                """
                totalContacts byRelationship { relationship } topCompanies { company } contactsOverdue
                contactsNeverContacted
                """)
                == #"{"totalContacts":0,"byRelationship":[],"topCompanies":[],"contactsOverdue":0,"contactsNeverContacted":0}"#
        )
    }

    @Test func `relationships come by how many there are, then by name`() throws {
        for (number, relationship) in ["RECRUITER", "MENTOR", "FRIEND", "MENTOR", "OTHER"].enumerated() {
            try api.contact(#"name: "Person\#(number)", relationship: \#(relationship)"#, as: anna)
        }
        try archive(try api.contact(#"name: "Gone", relationship: OTHER"#, as: anna))
        #expect(
            try network("totalContacts byRelationship { relationship count }")
                == #"{"totalContacts":5,"byRelationship":[{"relationship":"MENTOR","count":2},{"relationship":"FRIEND","count":1},{"relationship":"OTHER","count":1},{"relationship":"RECRUITER","count":1}]}"#
        )
    }

    @Test func `a company is one, however it is spelled`() throws {
        for company in ["hooli", "Hooli", "HOOLI", "Café Wonka", "cafe wonka", "Zeta", "Acme"] {
            try api.contact(#"name: "Ben", company: "\#(company)""#, as: anna)
        }
        try api.contact(#"name: "Nobody's""#, as: anna)
        for _ in 0..<4 { try archive(try api.contact(#"name: "Gone", company: "Initech""#, as: anna)) }
        #expect(
            try network("topCompanies { company count }")
                == #"{"topCompanies":[{"company":"HOOLI","count":3},{"company":"Café Wonka","count":2},{"company":"Acme","count":1},{"company":"Zeta","count":1}]}"#
        )
        #expect(try network("topCompanies(first: 1) { company }") == #"{"topCompanies":[{"company":"HOOLI"}]}"#)
    }

    @Test func `as many companies come as a page may have`() throws {
        for number in 10...21 { try api.contact(#"name: "Ben", company: "Company\#(number)""#, as: anna) }
        func count(_ arguments: String) throws -> Int? {
            try api.value("{ networkAnalytics { topCompanies\(arguments) { count } } }", as: anna)["data"]?[
                "networkAnalytics"]?["topCompanies"]?.elements?.count
        }
        #expect(try count("") == 10)
        #expect(try count("(first: 11)") == 11)
        #expect(try count("(first: 100)") == 12)
        func error(_ first: Int) throws -> String? {
            try api.firstError(of: "{ networkAnalytics { topCompanies(first: \(first)) { count } } }", as: anna)
        }
        #expect(try error(0) == #"BAD_USER_INPUT: "first" must be at least 1."#)
        #expect(try error(101) == #"LIMIT_EXCEEDED: "first" must be at most 100."#)
    }

    @Test func `a contact is overdue when its next contact should have been`() throws {
        // Due at the 20th, 10:00: now, which is not yet over.
        try api.contact(
            #"name: "Now", keepInTouchEveryDays: 10, lastContactedAt: "2026-11-10T10:00:00Z""#, as: anna)
        try api.contact(
            #"name: "Late", keepInTouchEveryDays: 10, lastContactedAt: "2026-11-10T09:59:59Z""#, as: anna)
        try archive(
            try api.contact(
                #"name: "Gone", keepInTouchEveryDays: 10, lastContactedAt: "2026-11-01T10:00:00Z""#, as: anna))
        try api.contact(#"name: "Free", lastContactedAt: "2026-01-01T10:00:00Z""#, as: anna)
        try api.contact(#"name: "New", keepInTouchEveryDays: 10"#, as: anna)
        #expect(try network("contactsOverdue") == #"{"contactsOverdue":1}"#)
        api.clock.move(minutes: 10 * 24 * 60 + 1)
        #expect(try network("contactsOverdue") == #"{"contactsOverdue":3}"#)
    }

    @Test func `never contacted is whom there is no interaction with`() throws {
        try api.contact(#"name: "New""#, as: anna)
        // What is given at creation is no interaction.
        try api.contact(#"name: "Old", lastContactedAt: "2026-01-01T10:00:00Z""#, as: anna)
        let both = try api.contact(#"name: "Both", lastContactedAt: "2026-01-01T10:00:00Z""#, as: anna)
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        try archive(try api.contact(#"name: "Gone""#, as: anna))
        try archive(try api.contact(#"name: "Gone, too", lastContactedAt: "2026-01-01T10:00:00Z""#, as: anna))
        let first = try api.interaction(with: both, #"type: CALL, occurredAt: "2025-01-01T10:00:00Z""#, as: anna)
        let second = try api.interaction(with: ben, #"type: CALL, occurredAt: "2025-01-01T10:00:00Z""#, as: anna)
        #expect(try network("contactsNeverContacted") == #"{"contactsNeverContacted":2}"#)
        for id in [first, second] {
            _ = try api.run(
                #"mutation { deleteInteraction(input: {id: "\#(id)"}) { userErrors { message } } }"#, as: anna)
        }
        #expect(try network("contactsNeverContacted") == #"{"contactsNeverContacted":4}"#)
    }

    @Test func `nobody else's contacts count`() throws {
        let eve = try api.signUp("eve@example.com")
        try api.contact(
            #"name: "Frank", company: "Hooli", keepInTouchEveryDays: 1, lastContactedAt: "2026-01-01T10:00:00Z""#,
            as: eve)
        #expect(
            try network(
                """
                totalContacts byRelationship { count } topCompanies { count } contactsOverdue contactsNeverContacted
                """)
                == #"{"totalContacts":0,"byRelationship":[],"topCompanies":[],"contactsOverdue":0,"contactsNeverContacted":0}"#
        )
        #expect(
            try api.firstError(of: "{ networkAnalytics { totalContacts } }", as: nil)
                == "UNAUTHENTICATED: This needs a signed-in user.")
    }

    @Test func `only what is selected is counted`() throws {
        func statements(_ selection: String) throws -> Int {
            try api.statements("{ networkAnalytics { \(selection) } }", as: anna).count
        }
        #expect(try statements("totalContacts byRelationship { count }") == 1)
        #expect(try statements("contactsOverdue") == 1)
        #expect(try statements("topCompanies { count }") == 1)
        #expect(try statements("totalContacts topCompanies { count } contactsOverdue contactsNeverContacted") == 4)
        #expect(try statements("__typename") == 0)
    }
}
