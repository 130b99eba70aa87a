import Archives
import Foundation
import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("Account archives")
struct AccountArchiveTests {
    let store: ExportStore

    init() throws { store = try ExportStore() }

    /// Every file of an account's archive, as its rows.
    private func files(
        includesEvents: Bool = true, for viewer: Viewer? = nil
    ) throws -> [String: [[String: Any]]] {
        let export = Export.account(
            includesEvents: includesEvents, kinds: ["dry_run": .bool, "read_only": .bool, "follow_up_needed": .bool])
        guard case .finished(let file) = try store.export(export, for: viewer),
            let content = try store.fetch(file.token)?.content
        else { throw StoreError.closed }
        let archive = try ZIPArchive(content)
        return try Dictionary(
            uniqueKeysWithValues: archive.entries.map { entry in
                let json = try archive.contents(of: entry, maximum: 100 << 20)
                let rows = try JSONSerialization.jsonObject(with: Data(json)) as? [[String: Any]]
                return (entry.name, try #require(rows))
            })
    }

    @Test func `the account, its contacts and what belongs to them are there, opened`() throws {
        let id = try store.create(ContactFileTests.mira)
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            try transaction.keepConnection(
                since: CalendarDate("2024-03-03"), identifier: nil, of: id, replacing: true, for: viewer)
        }
        let files = try files()
        let account = try #require(files["account.json"]?.first)
        #expect(account["email"] as? String == "anna@example.com")
        #expect(account["timeZone"] as? String == "Europe/Berlin")
        #expect(account["createdAt"] as? String == "2026-11-20T10:00:00.000Z")
        #expect(Set(account.keys).isDisjoint(with: ["passwordHash", "wrappedKey", "emailFolded"]))
        let contact = try #require(files["contact.json"]?.first)
        #expect(contact["id"] as? String == id.description)
        #expect(contact["name"] as? String == "Mira Okonkwo")
        #expect(contact["email"] as? String == "mira@example.com")
        #expect(contact["linkedInUrl"] as? String == "https://www.linkedin.com/in/mira")
        #expect(contact["notes"] as? String == "Met at a fair.\nBack\\slash; comma, \"quote\"")
        #expect(contact["tags"] as? [String] == ["a,b", "c;d", "e\\"])
        #expect(contact["isFavorite"] as? Bool == true)
        #expect(contact["lastContactedAt"] is NSNull)
        #expect((contact["linkedInProfile"] as? [String: Any])?["connectedOn"] as? String == "2024-03-03")
        #expect(
            Set(contact.keys).isDisjoint(with: ["number", "ownerId", "nameFolded", "emailHash", "linkedInHash"]))
        let event = try #require(files["domain-events.json"]?.first)
        #expect(event["type"] as? String == "ContactCreated")
        #expect(event["payload"] is [String: Any])
    }

    @Test func `events can be left out`() throws {
        try store.create(ContactFileTests.mira)
        #expect(try files(includesEvents: false)["domain-events.json"] == nil)
        #expect(try files(includesEvents: false)["contact.json"]?.count == 1)
    }

    @Test func `nothing of another account is there`() throws {
        try store.create(ContactFileTests.mira)
        let ben = try store.test.viewer("ben@example.com")
        let files = try files(for: ben)
        #expect(files["account.json"]?.map { $0["email"] as? String } == ["ben@example.com"])
        #expect(files.filter { !$0.value.isEmpty }.map(\.key) == ["account.json"])
    }

    /// The demo has something of everything.
    @Test func `every file of the demo's account is JSON, and has as many rows as its table`() throws {
        let demo = try store.test.store.seedDemo()
        let owner: UUID = try #require(
            try store.test.database().value("SELECT id FROM account WHERE email = \(demo.email.text)"))
        let viewer = try #require(try store.test.writer.run { try $0.viewer(of: owner) })
        let files = try files(for: viewer)
        let database = try store.test.database()
        for table in try ExportedTable.names(in: database) {
            let count: Int? = try database.value("SELECT count(*) FROM \(SQL(name: table)) WHERE owner_id = \(owner)")
            #expect(files[table.replacing("_", with: "-") + ".json"]?.count == count, "\(table)")
        }
        #expect(files["contact.json"]!.count > 150)
        #expect(files["interaction.json"]!.count > 500)
        #expect(files["import-job.json"]?.first?["dryRun"] as? Bool == false)
        #expect(files["access-token.json"]?.first?["name"] as? String == "Weekly report")
        #expect(files["access-token.json"]?.first?["hash"] == nil)
    }

    @Test func `what lets somebody in is not there, nor what repeats other tables`() throws {
        let names = try ExportedTable.names(in: try store.test.database())
        #expect(names.contains("contact"))
        #expect(Set(names).isDisjoint(with: ExportedTable.leftOut))
    }

    /// A column of bytes that is neither an id nor sealed would make the whole archive fail.
    @Test func `every table with bytes in it has an id that they are sealed for`() throws {
        let database = try store.test.database()
        for name in try ExportedTable.names(in: database) {
            let table = try ExportedTable(name, of: database, [:])
            let isSealed = table.columns.contains { if case .sealed = $0.form { true } else { false } }
            if isSealed { #expect(table.columns[table.idIndex].form == .id, "\(name)") }
        }
    }

    @Test(arguments: [
        ("", #"[{"a":""}]"#), ("a\"b\\c", #"[{"a":"a\"b\\c"}]"#),
        ("\n\r\t\u{1}\u{1F}", #"[{"a":"\n\u000d\u0009\u0001\u001f"}]"#),
        ("é🎨", #"[{"a":"é🎨"}]"#),
    ])
    func `texts are escaped as JSON wants it`(text: String, json: String) {
        var rows = JSONRows()
        rows.beginRow()
        rows.key("a", isFirst: true)
        rows.string(text)
        rows.endRow()
        rows.end()
        #expect(String(decoding: rows.take(), as: UTF8.self).replacing("\n", with: "") == json)
    }
}
