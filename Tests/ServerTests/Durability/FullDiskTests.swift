import Foundation
import Testing

@testable import SQLite

/// A disk of a few megabytes, in memory.
private final class SmallDisk {
    let url: URL

    init(in folder: TemporaryFolder, megabytes: Int) throws {
        url = folder.url.appending(path: "disk")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try SmallDisk.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", url.path)
    }

    deinit { try? SmallDisk.run("umount", "-l", url.path) }

    /// Takes up room, and gives it back.
    func fill(megabytes: Int) throws {
        try Data(count: megabytes << 20).write(to: url.appending(path: "filler"))
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    func makeRoom() throws { try FileManager.default.removeItem(at: url.appending(path: "filler")) }

    static let isAvailable: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return (try? SmallDisk(in: folder, megabytes: 1)) != nil
    }()

    private static func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Unavailable() }
    }

    private struct Unavailable: Error {}
}

@Suite(
    "A full disk", .serialized,
    .enabled(if: SmallDisk.isAvailable, "a small disk can be mounted by root alone, and not in every container"))
struct FullDiskTests {
    private let served: ServedDatabase
    private let disk: SmallDisk
    private let token: String
    private let caller: Caller
    private let database: [String]

    init() throws {
        served = try ServedDatabase()
        disk = try SmallDisk(in: served.folder, megabytes: 24)
        database = ["--database", "disk/rapport.db"]
        try served.start(database)
        token = try Caller.signUp(port: served.port)
        caller = try Caller(port: served.port, token: token)
        #expect(try caller.createContact("Dana"))
        try disk.fill(megabytes: 12)
    }

    /// Makes contacts until there is no room.
    ///
    /// - Returns: How many were made, and the answer to the last.
    private func fill() throws -> (created: Int, answer: String) {
        let notes = String(repeating: "n", count: 10_000)
        for number in 0..<5000 {
            let answer = try caller.run(
                "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { name } } }",
                ["input": ["name": "Filler \(number)", "notes": notes]])
            if answer != Caller.created("Filler \(number)") { return (number, answer) }
        }
        throw UnexpectedAnswer(text: "a disk without end")
    }

    private func count() throws -> String { try caller.run("{ contacts(first: 1) { totalCount } }") }

    private func counted(_ number: Int) -> String { #"{"data":{"contacts":{"totalCount":\#(number)}}}"# }

    @Test func `writes are refused, reading goes on, and when there is room writing does, too`() throws {
        let (created, answer) = try fill()
        #expect(created > 10)
        #expect(
            answer.wholeMatch(
                of:
                    /\{"data":\{"createContact":null\},"errors":\[\{"message":"The server cannot store anything now\.","locations":\[\{"line":1,"column":41\}\],"path":\["createContact"\],"extensions":\{"code":"UNAVAILABLE","id":"[a-z0-9]+"\}\}\]\}/
            ) != nil, "\(answer)")
        #expect(try count() == counted(created + 1))
        // Nobody else's writes are better off, and all say the same.
        for mutation in [
            #"importContacts(input: {source: {vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Ben\nEND:VCARD"}}) { job { id } }"#,
            "exportContacts(input: {format: CSV}) { file { url } }",
        ] {
            let answer = try caller.run("mutation { \(mutation) }")
            #expect(answer.contains(#""message":"The server cannot store anything now.""#), "\(answer)")
            #expect(answer.contains(#""code":"UNAVAILABLE""#), "\(answer)")
        }
        try checkBackups()
        try disk.makeRoom()
        #expect(try caller.createContact("Room"))
        #expect(try count() == counted(created + 2))
        #expect(served.stop() == 0)
        try checkStored(created + 2)
    }

    /// On the same disk there is no room for a copy, nor for half of one; on another one there is.
    private func checkBackups() throws {
        let before = try disk.names()
        let here = try Program(["backup", "disk/copy.db"] + database, in: served.folder)
        #expect(here.errorText() == "rapport: disk/copy.db: No space left on device\n")
        #expect(here.status() == 2)
        #expect(try disk.names() == before)
        let elsewhere = try Program(["backup", "copy.db"] + database, in: served.folder)
        #expect(elsewhere.status() == 0)
    }

    @Test func `it ends as usual, and starts when there is room`() throws {
        let (created, _) = try fill()
        #expect(served.stop() == 0)
        let second = try Program(["serve", "--port", "0"] + database, in: served.folder)
        // Whether there is room for it or not, it says so, or it serves.
        if second.greets() {
            second.terminate()
            #expect(second.status() == 0)
        } else {
            #expect(second.status() == 2)
            #expect(second.errorText().split(separator: "\n").count == 1)
        }
        try disk.makeRoom()
        try served.start(database)
        #expect(try Caller(port: served.port, token: token).createContact("Room"))
        #expect(served.stop() == 0)
        try checkStored(created + 2)
    }

    private func checkStored(_ contacts: Int) throws {
        let path = disk.url.appending(path: "rapport.db").path
        let database = try Database(path: path, .readOnly)
        #expect(try database.values("SELECT count(*) FROM contact") == [contacts])
        #expect(try database.values("PRAGMA integrity_check") == ["ok"])
    }
}
