import Foundation
import Testing

@testable import Archives

@Suite("ZIPWriter")
struct ZIPWriterTests {
    private static let time = DOSTime(year: 2026, month: 11, day: 20, hour: 10, minute: 0, second: 30)

    private static func written(_ files: [(name: String, pieces: [[UInt8]])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = try ZIPWriter(time: time) { bytes += $0 }
        for file in files {
            try writer.begin(file.name)
            for piece in file.pieces { try writer.append(piece) }
            try writer.end()
        }
        try writer.finish()
        return bytes
    }

    @Test func `what is written is read again`() throws {
        var random = SystemRandomNumberGenerator()
        let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let files: [(name: String, pieces: [[UInt8]])] = [
            ("empty.json", []), ("straße/ü.json", [Array("[".utf8), [], Array("]".utf8)]), ("noise", [noise, noise]),
        ]
        let archive = try ZIPArchive(ZIPWriterTests.written(files))
        #expect(archive.entries.map(\.name) == ["empty.json", "straße/ü.json", "noise"])
        for (entry, file) in zip(archive.entries, files) {
            #expect(try archive.contents(of: entry, maximum: 1 << 20) == file.pieces.flatMap { $0 })
        }
    }

    @Test func `an archive without entries is one`() throws {
        #expect(try ZIPArchive(ZIPWriterTests.written([])).entries == [])
    }

    @Test func `text takes less room than it has`() throws {
        let text = Array(String(repeating: #"{"name":"Mira Okonkwo"},"#, count: 10_000).utf8)
        #expect(try ZIPWriterTests.written([("a", [text])]).count < text.count / 50)
    }

    @Test(.enabled(if: Python.isInstalled, "needs Python"))
    func `Python opens it, and finds nothing wrong`() throws {
        let bytes = try ZIPWriterTests.written([
            ("a.json", [Array("[1]".utf8)]), ("straße.json", [Array(repeating: 0x20, count: 100_000)]),
        ])
        let file = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let answer = try Python.run(
            """
            import sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            print(archive.testzip(), [(i.filename, i.file_size, i.date_time) for i in archive.infolist()])
            """, file.path)
        #expect(
            answer == """
                None [('a.json', 3, (2026, 11, 20, 10, 0, 30)), ('straße.json', 100000, (2026, 11, 20, 10, 0, 30))]

                """)
    }
}

/// The interpreter, which reads archives by itself.
private enum Python {
    static let isInstalled = (try? run("print(1)")) == "1\n"

    static func run(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
