import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("meetings and Contact.meetings")
struct MeetingsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Meetings with a contact, all at the same time or one day after the other; their purposes are `name` and a number
    /// from 1.
    private func contact(_ name: String, _ count: Int, sameTime: Bool = false) throws -> String {
        let id = try api.contact(#"name: "\#(name)""#, as: anna)
        for number in stride(from: 1, through: count, by: 1) {
            let day = sameTime ? 1 : number
            try api.meeting(
                with: id, at: "2026-12-0\(day)T10:00:00Z", #"purpose: "\#(name)\#(number)""#, as: anna)
        }
        return id
    }

    // MARK: The viewer's list

    @Test func `meetings come latest first, with their contacts`() throws {
        _ = try contact("Ben", 2)
        _ = try contact("Dora", 3)
        #expect(
            try api.run("{ meetings { totalCount nodes { purpose contact { name } } } }", as: anna)
                == #"{"data":{"meetings":{"totalCount":5,"nodes":[{"purpose":"Dora3","contact":{"name":"Dora"}},{"purpose":"Dora2","contact":{"name":"Dora"}},{"purpose":"Ben2","contact":{"name":"Ben"}},{"purpose":"Dora1","contact":{"name":"Dora"}},{"purpose":"Ben1","contact":{"name":"Ben"}}]}}}"#
        )
        #expect(
            try api.purposes("(orderBy: {field: SCHEDULED_AT})", as: anna)
                == ["Ben1", "Dora1", "Ben2", "Dora2", "Dora3"])
        #expect(
            try api.purposes("(orderBy: {field: CREATED_AT, direction: DESC})", as: anna)
                == ["Dora3", "Dora2", "Dora1", "Ben2", "Ben1"])
        #expect(
            try api.purposes("(orderBy: {field: CREATED_AT})", as: anna)
                == ["Ben1", "Ben2", "Dora1", "Dora2", "Dora3"])
    }

    @Test func `the list is filtered by contact, status and start`() throws {
        let ben = try contact("Ben", 3)
        let dora = try contact("Dora", 2)
        let off = try api.meeting(with: ben, at: "2026-12-02T11:00:00Z", #"purpose: "Off""#, as: anna)
        try api.step("cancelMeeting", off, as: anna)
        func filtered(_ filter: String) throws -> [String] { try api.purposes("(filter: {\(filter)})", as: anna) }
        #expect(try filtered(#"contactId: {eq: "\#(dora)"}"#) == ["Dora2", "Dora1"])
        #expect(try filtered(#"contactId: {in: ["\#(dora)"]}"#) == ["Dora2", "Dora1"])
        #expect(try filtered(#"contactId: {eq: "nobody"}"#) == [])
        #expect(try filtered("status: {eq: CANCELLED}") == ["Off"])
        #expect(try filtered("status: {notIn: [CANCELLED, COMPLETED]}").count == 5)
        #expect(
            try filtered(
                """
                contactId: {eq: "\(ben)"}, status: {in: [SCHEDULED, CANCELLED]},
                scheduledAt: {gte: "2026-12-02T00:00:00Z", lt: "2026-12-03T00:00:00Z"}
                """) == ["Off", "Ben2"])
        #expect(
            try filtered(
                #"or: [{status: {eq: CANCELLED}}, {contactId: {eq: "\#(dora)"}}], not: {scheduledAt: {gt: "2026-12-02T10:30:00Z"}}"#
            )
                == ["Dora2", "Dora1"])
        #expect(try filtered("contactId: null, status: {eq: null}").count == 6)
    }

    @Test func `the total is counted only when it is selected`() throws {
        let ben = try contact("Ben", 2)
        for arguments in ["", #"(filter: {contactId: {eq: "\#(ben)"}})"#] {
            let without = try api.statements("{ meetings\(arguments) { nodes { id } } }", as: anna)
            #expect(without.count == 1)
            let with = try api.statements("{ meetings\(arguments) { totalCount nodes { id } } }", as: anna)
            #expect(with.count == 2 && with[1].contains("count(*)"))
        }
    }

    @Test func `another person sees none of it`() throws {
        let ben = try contact("Ben", 2)
        let carl = try api.signUp("carl@example.com")
        #expect(
            try api.run(
                #"{ meetings { totalCount nodes { id } } one: meetings(filter: {contactId: {eq: "\#(ben)"}}) { totalCount nodes { id } } }"#,
                as: carl)
                == #"{"data":{"meetings":{"totalCount":0,"nodes":[]},"one":{"totalCount":0,"nodes":[]}}}"#)
    }

    @Test func `of those of the same time the latest planned comes first`() throws {
        let ben = try contact("Ben", 3, sameTime: true)
        #expect(try api.purposes(as: anna) == ["Ben3", "Ben2", "Ben1"])
        #expect(
            try api.run(#"{ contact(id: "\#(ben)") { meetings { nodes { purpose } } } }"#, as: anna)
                == #"{"data":{"contact":{"meetings":{"nodes":[{"purpose":"Ben3"},{"purpose":"Ben2"},{"purpose":"Ben1"}]}}}}"#
        )
    }

    // MARK: Below contacts

    @Test func `each contact has a page of its own`() throws {
        _ = try contact("Ben", 3)
        _ = try contact("Carl", 0)
        _ = try contact("Dora", 2)
        #expect(
            try api.run(
                """
                { contacts { nodes { name meetings(first: 2) {
                    totalCount pageInfo { hasNextPage hasPreviousPage } nodes { title } } } } }
                """, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"name":"Ben","meetings":{"totalCount":3,"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"nodes":[{"title":"Meeting with Ben: Ben3"},{"title":"Meeting with Ben: Ben2"}]}},{"name":"Carl","meetings":{"totalCount":0,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[]}},{"name":"Dora","meetings":{"totalCount":2,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[{"title":"Meeting with Dora: Dora2"},{"title":"Meeting with Dora: Dora1"}]}}]}}}"#
        )
    }

    // MARK: Cost

    @Test(arguments: ["", "totalCount "])
    func `a hundred contacts cost as many statements as one`(total: String) throws {
        for number in 10..<110 {
            let id = try contact("Person\(number)", number % 3)
            let moved = try api.meeting(with: id, at: "2026-12-09T10:00:00Z", as: anna)
            try api.step(
                "rescheduleMeeting", moved, #"newScheduledAt: "2026-12-10T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
        }
        func statements(_ count: Int) throws -> [String] {
            try api.statements(
                """
                { contacts(first: \(count)) { nodes { name meetings(first: 5) {
                    \(total)nodes { title summary outcome { heldAt } interaction { notes } followUps { title }
                        rescheduleHistory { newDateTime } videoConference { joinUrl } contact { name } } } } } }
                """, as: anna)
        }
        let one = try statements(1)
        // Contacts, meetings, maybe totals, follow-ups, earlier times, contacts again; no interaction is named.
        #expect(one.count == (total.isEmpty ? 5 : 6))
        #expect(try statements(100).count == one.count)
    }
}
