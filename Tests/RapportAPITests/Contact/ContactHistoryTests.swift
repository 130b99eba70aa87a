import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore
@testable import SQLite

/// What goes and moves with a contact, of everything that the schema has: a kind that is added later is covered.
@Suite("Everything that a contact has")
struct ContactHistoryTests {
    let world: World
    /// Has one of everything.
    let full: String
    /// Has nothing.
    let empty: String

    init() throws {
        world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        full = try world.id("Contact")
        empty = try world.api.contact(#"name: "Empty", allowDuplicate: true"#, as: world.owner)
    }

    private func connection() throws -> Database {
        try Database(path: world.api.store.configuration.path, .readOnly)
    }

    /// How many rows of each table refer to a contact.
    private func history(of contact: String) throws -> [String: Int] {
        let database = try connection()
        let id = NodeID(contact).uuidOrNil
        return try ForeignKeys(of: database).references(to: "contact").filter { $0.table != "contact_tag" }
            .reduce(into: [:]) { counts, reference in
                let (table, column) = (SQL(name: reference.table), SQL(name: reference.column))
                counts[reference.table + "." + reference.column] =
                    try database.value("SELECT count(*) FROM \(table) WHERE \(column) = \(id)")
            }
    }

    private func records() throws -> Int {
        let database = try connection()
        return try NodeTables.all.reduce(0) { try $0 + database.value("SELECT count(*) FROM \($1.table)")! }
    }

    @Test func `moves with it when it becomes part of another`() throws {
        let before = try history(of: full)
        #expect(before.values.filter { $0 > 0 }.count > 3)
        let records = try records()
        let answer = try world.api.run(
            """
            mutation { mergeContacts(input: {survivorId: "\(empty)", duplicateIds: ["\(full)"]}) {
                mergedContactIds userErrors { code } } }
            """, as: world.owner)
        #expect(answer == #"{"data":{"mergeContacts":{"mergedContactIds":["\#(full)"],"userErrors":[]}}}"#)
        #expect(try history(of: empty) == before)
        #expect(try history(of: full).values.allSatisfy { $0 == 0 })
        #expect(try self.records() == records - 1)
    }

    @Test func `goes with it, and is counted`() throws {
        let records = try records()
        let answer = try world.api.value(
            #"mutation { deleteContact(input: {id: "\#(full)"}) { deletedRelatedCount userErrors { code } } }"#,
            as: world.owner)["data"]!["deleteContact"]!
        let gone = try records - self.records() - 1
        #expect(gone > 3)
        #expect(answer["deletedRelatedCount"]!.intValue == gone)
        #expect(try history(of: full).values.allSatisfy { $0 == 0 })
    }
}
