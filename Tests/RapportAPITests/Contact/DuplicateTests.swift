import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Duplicates of contacts")
struct DuplicateTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Makes a contact that is a minute younger than the one before.
    @discardableResult
    private func make(_ input: String, as viewer: Viewer? = nil) throws -> String {
        api.clock.move(minutes: 1)
        return try api.contact(input + ", allowDuplicate: true", as: viewer ?? anna)
    }

    private func candidates(of id: String, _ arguments: String = "") throws -> String {
        try api.value(
            """
            { contact(id: "\(id)") { possibleDuplicates\(arguments) { contact { name } confidence reasons } } }
            """, as: anna)["data"]!["contact"]!["possibleDuplicates"]!.text
    }

    private func groups(_ arguments: String = "") throws -> String {
        try api.value(
            "{ duplicateContacts\(arguments) { contacts { name } confidence reasons } }", as: anna)["data"]![
                "duplicateContacts"]!.text
    }

    // MARK: Reasons

    @Test(arguments: [
        (#"email: "BEN@example.com""#, 0.9, "SAME_EMAIL"),
        (#"linkedInUrl: "http://de.linkedin.com/in/Ben/""#, 0.95, "SAME_LINKEDIN_URL"),
        (#"phone: "+49 (30) 12-34""#, 0.6, "SAME_PHONE"),
        (#"company: "ACME Inc.""#, 0.7, "SIMILAR_NAME_AND_COMPANY"),
        (
            #"email: "ben@example.com", phone: "+49301234", company: "acme""#, 0.988,
            #"SAME_EMAIL","SAME_PHONE","SIMILAR_NAME_AND_COMPANY"#
        ),
        (
            #"email: "ben@example.com", phone: "+49301234", company: "acme", linkedInUrl: "https://linkedin.com/in/ben""#,
            0.999, #"SAME_EMAIL","SAME_LINKEDIN_URL","SAME_PHONE","SIMILAR_NAME_AND_COMPANY"#
        ),
    ])
    func `what two contacts have in common says how likely they are one`(
        input: String, confidence: Double, reasons: String
    ) throws {
        let ben = try make(
            #"name: "Ben Klein", email: "ben@example.com", linkedInUrl: "https://www.linkedin.com/in/ben", phone: "+49 30 1234", company: "Acme""#
        )
        try make(#"name: "Klein, Dr. Ben", \#(input)"#)
        try make(#"name: "Ben Klein", company: "Zeta""#)
        #expect(
            try candidates(of: ben)
                == #"[{"contact":{"name":"Klein, Dr. Ben"},"confidence":\#(confidence),"reasons":["\#(reasons.trimmingQuotes)"]}]"#
        )
        #expect(
            try groups()
                == #"[{"contacts":[{"name":"Ben Klein"},{"name":"Klein, Dr. Ben"}],"confidence":\#(confidence),"reasons":["\#(reasons.trimmingQuotes)"]}]"#
        )
    }

    @Test func `what nobody has makes nobody alike`() throws {
        let ben = try make(#"name: "Ben Klein", phone: "ask""#)
        try make(#"name: "Ben Klein", phone: "call""#)
        #expect(try candidates(of: ben) == "[]")
        #expect(try groups() == "[]")
    }

    // MARK: Order and limits

    @Test func `the likeliest come first, and of equals the oldest`() throws {
        let ben = try make(#"name: "Ben", email: "ben@example.com", phone: "1", company: "Acme""#)
        try make(#"name: "Phone", phone: "1""#)
        try make(#"name: "Second", email: "ben@example.com""#)
        try make(#"name: "Third", email: "ben@example.com""#)
        try make(#"name: "Both", email: "ben@example.com", phone: "1""#)
        #expect(
            try candidates(of: ben)
                == #"[{"contact":{"name":"Both"},"confidence":0.96,"reasons":["SAME_EMAIL","SAME_PHONE"]},{"contact":{"name":"Second"},"confidence":0.9,"reasons":["SAME_EMAIL"]},{"contact":{"name":"Third"},"confidence":0.9,"reasons":["SAME_EMAIL"]},{"contact":{"name":"Phone"},"confidence":0.6,"reasons":["SAME_PHONE"]}]"#
        )
        #expect(
            try candidates(of: ben, "(first: 1)")
                == #"[{"contact":{"name":"Both"},"confidence":0.96,"reasons":["SAME_EMAIL","SAME_PHONE"]}]"#)
    }

    @Test func `ten candidates and twenty-five groups come unless more are asked for`() throws {
        var ben = ""
        for number in 0..<12 { ben = try make(#"name: "B\#(number)", email: "ben@example.com""#) }
        for number in 0..<26 {
            for name in ["x", "y"] { try make(#"name: "\#(name)", phone: "\#(number)""#) }
        }
        func count(_ field: String) throws -> Int {
            let answer = try api.value(
                "{ duplicateContacts\(field) { confidence } contact(id: \"\(ben)\") { possibleDuplicates\(field) { confidence } } }",
                as: anna)["data"]!
            return answer["duplicateContacts"]!.elements!.count * 100
                + answer["contact"]!["possibleDuplicates"]!.elements!.count
        }
        #expect(try count("") == 2510)
        #expect(try count("(first: 100)") == 2711)
        #expect(try count("(first: 1)") == 101)
    }

    @Test(arguments: [
        ("0", #""first\" must be at least 1.","#, "BAD_USER_INPUT"),
        ("101", #""first\" must be at most 100.","#, "LIMIT_EXCEEDED"),
    ])
    func `between 1 and 100 can be asked for`(first: String, message: String, code: String) throws {
        let ben = try make(#"name: "Ben""#)
        for field in [
            "duplicateContacts(first: \(first)) { confidence }",
            "contact(id: \"\(ben)\") { possibleDuplicates(first: \(first)) { confidence } }",
        ] {
            let answer = try api.value("{ \(field) }", as: anna)
            #expect(answer["errors"]?[0]?["extensions"]?["code"]?.stringValue == code)
            #expect(answer.text.contains(message))
        }
    }

    @Test func `a group has as many contacts as one merge takes, the oldest`() throws {
        for number in 10..<33 { try make(#"name: "B\#(number)", email: "ben@example.com""#) }
        let answer = try api.value("{ duplicateContacts { contacts { name } } }", as: anna)
        let names = answer["data"]!["duplicateContacts"]![0]!["contacts"]!.elements!.map { $0["name"]!.stringValue! }
        #expect(names == (10..<31).map { "B\($0)" })
    }

    // MARK: Groups

    @Test func `contacts that are connected by several reasons are one group`() throws {
        try make(#"name: "Cleo""#)
        try make(#"name: "Ben", email: "ben@example.com""#)
        try make(#"name: "B. Klein", email: "ben@example.com", phone: "1""#)
        try make(#"name: "Benjamin", phone: "1""#)
        try make(#"name: "Dora Maier", company: "Acme""#)
        try make(#"name: "Maier, Dora", company: "ACME GmbH""#)
        // Of the first three the phone number alone connects some, so that they are no likelier one than by that.
        #expect(
            try groups()
                == #"[{"contacts":[{"name":"Dora Maier"},{"name":"Maier, Dora"}],"confidence":0.7,"reasons":["SIMILAR_NAME_AND_COMPANY"]},{"contacts":[{"name":"Ben"},{"name":"B. Klein"},{"name":"Benjamin"}],"confidence":0.6,"reasons":["SAME_EMAIL","SAME_PHONE"]}]"#
        )
    }

    @Test func `what some of a group have in common beside what all have makes it no likelier`() throws {
        for phone in ["1", "1", "2"] { try make(#"name: "Ben", email: "ben@example.com", phone: "\#(phone)""#) }
        #expect(
            try groups()
                == #"[{"contacts":[{"name":"Ben"},{"name":"Ben"},{"name":"Ben"}],"confidence":0.9,"reasons":["SAME_EMAIL","SAME_PHONE"]}]"#
        )
    }

    // MARK: Who is left out

    @Test func `archived contacts are left out, but have candidates themselves`() throws {
        let ben = try make(#"name: "Ben", email: "ben@example.com""#)
        let old = try make(#"name: "Old Ben", email: "ben@example.com""#)
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(old)", isArchived: true}) { contact { id } } }"#, as: anna)
        #expect(try candidates(of: ben) == "[]")
        #expect(try groups() == "[]")
        #expect(
            try candidates(of: old)
                == #"[{"contact":{"name":"Ben"},"confidence":0.9,"reasons":["SAME_EMAIL"]}]"#)
    }

    @Test func `contacts of other people are no duplicates`() throws {
        let input = #"name: "Ben Klein", email: "ben@example.com", phone: "1", company: "Acme""#
        let ben = try make(input)
        let stranger = try api.signUp("stranger@example.com")
        try make(input, as: stranger)
        try make(input, as: stranger)
        #expect(try candidates(of: ben) == "[]")
        #expect(try groups() == "[]")
    }

    @Test func `nobody has duplicates without a token`() throws {
        #expect(
            try api.run("{ duplicateContacts { confidence } }", as: nil)
                == #"{"data":null,"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":3}],"path":["duplicateContacts"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
    }

    // MARK: Change and cost

    @Test func `another name or company makes others alike`() throws {
        let ben = try make(#"name: "Ben Klein""#)
        try make(#"name: "Bob Gross", company: "Acme""#)
        func update(_ changes: String) throws {
            _ = try api.run(
                #"mutation { updateContact(input: {id: "\#(ben)", \#(changes)}) { contact { id } } }"#, as: anna)
        }
        try update(#"name: "Gross, Bob", company: "Acme""#)
        #expect(
            try candidates(of: ben)
                == #"[{"contact":{"name":"Bob Gross"},"confidence":0.7,"reasons":["SIMILAR_NAME_AND_COMPANY"]}]"#)
        try update("company: null")
        #expect(try candidates(of: ben) == "[]")
    }

    @Test func `a hundred contacts cost as many statements as one`() throws {
        for number in 0..<100 {
            try make(#"name: "B\#(number)", email: "b\#(number / 2)@example.com", company: "Acme""#)
        }
        func statements(_ count: Int) throws -> Int {
            try api.statements(
                "{ contacts(first: \(count)) { nodes { possibleDuplicates(first: 5) { contact { name } } } } }",
                as: anna
            ).count
        }
        // The contacts, their candidates, and the contacts that those are.
        #expect(try statements(1) == 3)
        #expect(try statements(100) == 3)
        #expect(try api.statements("{ duplicateContacts { contacts { name } } }", as: anna).count == 2)
    }
}

extension String {
    /// Without the quotes at its ends, which the expectation writes.
    fileprivate var trimmingQuotes: String {
        var text = Substring(self)
        if text.first == "\"" { text.removeFirst() }
        if text.last == "\"" { text.removeLast() }
        return String(text)
    }
}
