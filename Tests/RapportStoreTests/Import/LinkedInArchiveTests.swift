import Archives
import RapportTypes
import Testing

@testable import RapportStore

@Suite("LinkedIn archives")
struct LinkedInArchiveTests {
    private static let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"

    static func archive(_ files: [(String, [UInt8])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let time = DOSTime(year: 2026, month: 11, day: 20, hour: 10, minute: 0, second: 0)
        let writer = try ZIPWriter(time: time) { bytes += $0 }
        for (name, content) in files {
            try writer.begin(name)
            try writer.append(content)
            try writer.end()
        }
        try writer.finish()
        return bytes
    }

    private static func names(_ files: [(String, [UInt8])]) throws -> [String] {
        try LinkedInConnections.rows(inArchive: archive(files)).compactMap { row in
            if case .contact(let contact) = row.outcome { contact.name } else { nil }
        }
    }

    @Test(arguments: [
        "Connections.csv", "Basic_LinkedInDataExport_01-01-2026/Connections.csv", "a..b/Connections.csv",
        "connections.CSV",
    ])
    func `the file is found among others, in whatever folder`(name: String) throws {
        let file = Array((LinkedInArchiveTests.header + "José,Álvarez,,,,,\n").utf8)
        let files = [("Profile.csv", Array("First Name\nRobin\n".utf8)), (name, file), ("Skills.csv", [])]
        #expect(try LinkedInArchiveTests.names(files) == ["José Álvarez"])
    }

    @Test(arguments: [
        "__MACOSX/._Connections.csv", "Connections.csv.bak", "Connections.csv/x", "My Connections.csv",
        "../../etc/Connections.csv", "/etc/Connections.csv", "a/../Connections.csv", "..\\etc/Connections.csv",
        "C:/Connections.csv",
    ])
    func `without the file, or with one that leads out of it, the archive is refused`(name: String) throws {
        let archive = try LinkedInArchiveTests.archive([(name, Array(LinkedInArchiveTests.header.utf8))])
        #expect(throws: ImportFault.notInArchive(fileName: "Connections.csv")) {
            try LinkedInConnections.rows(inArchive: archive)
        }
    }

    @Test func `the encoding is told by the byte order mark, else it is UTF-8`() throws {
        let text = LinkedInArchiveTests.header + "Zoë,山田 🎨,,,,,\n"
        let little = Array(text.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        let files = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big,
        ]
        for file in files { #expect(try LinkedInArchiveTests.names([("Connections.csv", file)]) == ["Zoë 山田 🎨"]) }
    }

    @Test func `other encodings are refused, and not guessed`() throws {
        let header = Array(LinkedInArchiveTests.header.utf8)
        let latin1 = header + Array("Zo".utf8) + [0xEB] + Array(",B,,,,,\n".utf8)
        let wide = [0xFF, 0xFE] + header.flatMap { byte -> [UInt8] in [byte, 0] }
        // Half a unit, and half a pair of units.
        let odd = wide + [0x41]
        let half = wide + [0x00, 0xD8]
        for file in [latin1, odd, half] {
            let archive = try LinkedInArchiveTests.archive([("Connections.csv", file)])
            #expect(throws: ImportFault.notUTF8) { try LinkedInConnections.rows(inArchive: archive) }
        }
    }

    @Test func `the file has ten MiB unpacked at most`() throws {
        let header = Array(LinkedInArchiveTests.header.utf8)
        let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: (10 << 20) - header.count)
        let fits = try LinkedInArchiveTests.archive([("Connections.csv", header + lines)])
        #expect(try LinkedInConnections.rows(inArchive: fits) == [])
        let large = try LinkedInArchiveTests.archive([("Connections.csv", header + lines + [10])])
        #expect(throws: ImportFault.archive(.tooLarge(maximum: 10 << 20))) {
            try LinkedInConnections.rows(inArchive: large)
        }
    }

    @Test func `an archive has two hundred files at most`() throws {
        let file = ("Connections.csv", Array((LinkedInArchiveTests.header + "Zoë,B,,,,,\n").utf8))
        let others = (1..<200).map { ("Articles/\($0).html", [UInt8]()) }
        #expect(try LinkedInArchiveTests.names([file] + others) == ["Zoë B"])
        #expect(throws: ImportFault.archive(.tooManyEntries(maximum: 200))) {
            try LinkedInConnections.rows(
                inArchive: LinkedInArchiveTests.archive([file, ("one more", [])] + others))
        }
    }

    @Test func `an archive has a hundred MiB unpacked at most, whatever of it is needed`() throws {
        let file = ("Connections.csv", Array((LinkedInArchiveTests.header + "Zoë,B,,,,,\n").utf8))
        var archive = try LinkedInArchiveTests.archive([file, ("media.zip", [0])])
        LinkedInArchiveTests.claim((100 << 20) - file.1.count, ofLastEntryIn: &archive)
        #expect(try LinkedInConnections.rows(inArchive: archive).count == 1)
        LinkedInArchiveTests.claim((100 << 20) - file.1.count + 1, ofLastEntryIn: &archive)
        #expect(throws: ImportFault.archive(.tooLargeUnpacked(maximum: 100 << 20))) {
            try LinkedInConnections.rows(inArchive: archive)
        }
    }

    /// Makes the directory say that the last entry has a size. APPNOTE, section 4.3.12: 24 bytes into its head.
    private static func claim(_ size: Int, ofLastEntryIn archive: inout [UInt8]) {
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let head = archive.indices.dropLast(4).last { Array(archive[$0..<$0 + 4]) == signature }!
        for place in 0..<4 { archive[head + 24 + place] = UInt8(truncatingIfNeeded: size >> (8 * place)) }
    }

    @Test func `what is no archive is refused, and so is a file that is not of its kind`() throws {
        #expect(throws: ImportFault.archive(.notAnArchive)) {
            try LinkedInConnections.rows(inArchive: Array(LinkedInArchiveTests.header.utf8))
        }
        let other = try LinkedInArchiveTests.archive([("Connections.csv", Array("a,b\n".utf8))])
        #expect(throws: ImportFault.noHeader) { try LinkedInConnections.rows(inArchive: other) }
        let broken = try LinkedInArchiveTests.archive([
            ("Connections.csv", Array((LinkedInArchiveTests.header + "A,\"B,,,,,\n").utf8))
        ])
        #expect(throws: ImportFault.unclosedQuote(line: 2)) { try LinkedInConnections.rows(inArchive: broken) }
    }
}
