import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Tags")
struct TagTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        try api.contact(#"name: "Ada", tags: ["Swift", "Ärzte", "iOS"]"#, as: anna)
        try api.contact(#"name: "Ben", tags: ["swift", "\"quoted\""]"#, as: anna)
        try api.contact(#"name: "Cleo", tags: ["zebra"]"#, as: try api.signUp("stranger@example.com"))
    }

    private func tags(_ arguments: String = "") throws -> String {
        try api.value("{ tags\(arguments) { name contactCount } }", as: anna)["data"]!["tags"]!.text
    }

    private func tagsOfContacts() throws -> String {
        try api.value("{ contacts(filter: {isArchived: null}) { nodes { name tags version } } }", as: anna)[
            "data"]!["contacts"]!["nodes"]!.text
    }

    private func archiveBen() throws {
        let ben = try api.value(#"{ contacts(filter: {name: {eq: "ben"}}) { nodes { id } } }"#, as: anna)
        let id = ben["data"]!["contacts"]!["nodes"]![0]!["id"]!.stringValue!
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(id)", isArchived: true}) { contact { id } } }"#, as: anna)
    }

    @Test func `tags are in the order of their names, whatever their case and accents`() throws {
        #expect(
            try tags()
                == #"[{"name":"\"quoted\"","contactCount":1},{"name":"Ärzte","contactCount":1},{"name":"iOS","contactCount":1},{"name":"Swift","contactCount":2}]"#
        )
    }

    @Test func `tags are found by a part of their name`() throws {
        #expect(try tags(#"(search: "ARZ")"#) == #"[{"name":"Ärzte","contactCount":1}]"#)
        #expect(try tags(#"(search: "zebra")"#) == "[]")
        #expect(try tags(#"(search: null)"#) == (try tags()))
    }

    @Test func `archived contacts do not count`() throws {
        try archiveBen()
        #expect(try tags(#"(search: "swift")"#) == #"[{"name":"Swift","contactCount":1}]"#)
        #expect(try tags(#"(search: "quoted")"#) == #"[{"name":"\"quoted\"","contactCount":0}]"#)
    }

    @Test func `at most a thousand tags are listed`() throws {
        for part in 0..<21 {
            let tags = (0..<50).map { "\"\(1000 + part * 50 + $0)\"" }.joined(separator: ",")
            try api.contact(#"name: "\#(part)", tags: [\#(tags)]"#, as: anna)
        }
        let listed = try api.value("{ tags { name } }", as: anna)["data"]!["tags"]!.elements!
        #expect(listed.count == 1000)
        #expect(listed[1]["name"]!.stringValue == "1000")
    }

    // MARK: Renaming

    private func rename(_ name: String, _ newName: String) throws -> String {
        try api.run(
            """
            mutation { renameTag(input: {name: "\(name)", newName: "\(newName)"}) {
                tag { name contactCount } userErrors { __typename code path message } } }
            """, as: anna)
    }

    @Test func `a tag is renamed on every contact, and stays in order`() throws {
        #expect(
            try rename("SWIFT", "Apple")
                == #"{"data":{"renameTag":{"tag":{"name":"Apple","contactCount":2},"userErrors":[]}}}"#)
        #expect(
            try tagsOfContacts()
                == #"[{"name":"Ada","tags":["Apple","Ärzte","iOS"],"version":2},{"name":"Ben","tags":["\"quoted\"","Apple"],"version":2}]"#
        )
        #expect(try api.names(where: #"tags: {anyOf: ["apple"]}"#, as: anna) == ["Ada", "Ben"])
        #expect(try api.names(where: #"tags: {anyOf: ["swift"]}"#, as: anna) == [])
    }

    @Test func `renaming to a tag that exists makes one of the two`() throws {
        #expect(
            try rename("swift", "IOS")
                == #"{"data":{"renameTag":{"tag":{"name":"IOS","contactCount":2},"userErrors":[]}}}"#)
        #expect(
            try tagsOfContacts()
                == #"[{"name":"Ada","tags":["Ärzte","IOS"],"version":2},{"name":"Ben","tags":["\"quoted\"","IOS"],"version":2}]"#
        )
    }

    @Test func `another spelling of the same tag changes only who has it otherwise`() throws {
        #expect(
            try rename("swift", "Swift")
                == #"{"data":{"renameTag":{"tag":{"name":"Swift","contactCount":2},"userErrors":[]}}}"#)
        #expect(
            try tagsOfContacts()
                == #"[{"name":"Ada","tags":["Ärzte","iOS","Swift"],"version":1},{"name":"Ben","tags":["\"quoted\"","Swift"],"version":2}]"#
        )
    }

    @Test func `a name that no tag has is not found, also if another person has it`() throws {
        for name in ["zebra", "unheard of", ""] {
            let error =
                #"[{"__typename":"ValidationError","code":"NOT_FOUND","path":["input","name"],"message":"No contact has this tag."}]"#
            #expect(try rename(name, "new") == #"{"data":{"renameTag":{"tag":null,"userErrors":\#(error)}}}"#)
            #expect(
                try api.run(
                    #"mutation { deleteTag(input: {name: "\#(name)"}) { affectedContactCount userErrors { __typename code path message } } }"#,
                    as: anna) == #"{"data":{"deleteTag":{"affectedContactCount":null,"userErrors":\#(error)}}}"#)
        }
    }

    @Test func `a new name has 1 to 50 characters`() throws {
        #expect(
            try rename("iOS", " ")
                == #"{"data":{"renameTag":{"tag":null,"userErrors":[{"__typename":"ValidationError","code":"REQUIRED","path":["input","newName"],"message":"This must not be blank."}]}}}"#
        )
        let fifty = String(repeating: "x", count: 50)
        #expect(
            try rename("iOS", fifty + "x")
                == #"{"data":{"renameTag":{"tag":null,"userErrors":[{"__typename":"ValidationError","code":"TOO_LONG","path":["input","newName"],"message":"At most 50 characters are allowed, this has 51."}]}}}"#
        )
        #expect(
            try rename("iOS", fifty)
                == #"{"data":{"renameTag":{"tag":{"name":"\#(fifty)","contactCount":1},"userErrors":[]}}}"#)
    }

    @Test func `an unknown tag and a new name that is none are told at once`() throws {
        #expect(
            try rename("unheard of", "\t")
                == #"{"data":{"renameTag":{"tag":null,"userErrors":[{"__typename":"ValidationError","code":"NOT_FOUND","path":["input","name"],"message":"No contact has this tag."},{"__typename":"ValidationError","code":"REQUIRED","path":["input","newName"],"message":"This must not be blank."}]}}}"#
        )
    }

    // MARK: Deletion

    @Test func `a deleted tag is gone from every contact, archived ones included`() throws {
        try archiveBen()
        #expect(
            try api.run(
                #"mutation { deleteTag(input: {name: "Swift"}) { affectedContactCount userErrors { code } } }"#,
                as: anna)
                == #"{"data":{"deleteTag":{"affectedContactCount":2,"userErrors":[]}}}"#)
        #expect(
            try tagsOfContacts()
                == #"[{"name":"Ada","tags":["Ärzte","iOS"],"version":2},{"name":"Ben","tags":["\"quoted\""],"version":3}]"#
        )
        #expect(try tags(#"(search: "swift")"#) == "[]")
    }
}
