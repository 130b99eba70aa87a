import Testing

@testable import Archives

/// Archives made by hand, so that everything in them can be wrong.
struct HandmadeArchive {
    /// An entry with its head in the directory.
    struct Entry {
        var name = "a.txt"
        var packed: [UInt8] = Array("hello".utf8)
        var method = 0
        var size = 5
        /// Nil for the right one of `packed`.
        var packedSize: Int?
        var checksum = 0x3610_A686
        var flags = 0
        /// What the own head says differently is not looked at.
        var extra = 0
        /// Nil for where it is.
        var offset: Int?
    }

    var entries: [Entry] = [Entry()]
    /// Nil for what is right.
    var count: Int?
    var directorySize: Int?
    var directoryStart: Int?
    var disk = 0
    var comment: [UInt8] = []
    var beforeEnd: [UInt8] = []

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let name = Array(entry.name.utf8)
            let offset = bytes.count
            bytes += number(0x0403_4B50, 4) + number(20, 2) + number(entry.flags, 2) + number(entry.method, 2)
            bytes += number(0, 2 + 2 + 4 + 4 + 4) + number(name.count, 2) + number(entry.extra, 2)
            bytes += name + [UInt8](repeating: 7, count: entry.extra) + entry.packed
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(entry.flags, 2)
            directory += number(entry.method, 2) + number(0, 2 + 2) + number(entry.checksum, 4)
            directory += number(entry.packedSize ?? entry.packed.count, 4) + number(entry.size, 4)
            directory += number(name.count, 2) + number(0, 2 + 2 + 2 + 2 + 4)
            directory += number(entry.offset ?? offset, 4) + name
        }
        let start = bytes.count
        bytes += directory + beforeEnd
        bytes += number(0x0605_4B50, 4) + number(disk, 2) + number(disk, 2)
        bytes += number(count ?? entries.count, 2) + number(count ?? entries.count, 2)
        bytes += number(directorySize ?? directory.count, 4) + number(directoryStart ?? start, 4)
        return bytes + number(comment.count, 2) + comment
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}

@Suite("ZIPArchive")
struct ZIPArchiveTests {
    /// `hello` as a deflate stream.
    static let packedHello: [UInt8] = [0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]

    private func hello(_ change: (inout HandmadeArchive) -> Void = { _ in }, maximum: Int = 5) throws -> [UInt8] {
        var handmade = HandmadeArchive()
        change(&handmade)
        let archive = try ZIPArchive(handmade.bytes)
        let entry = try #require(archive.entries.first)
        return try archive.contents(of: entry, maximum: maximum)
    }

    @Test func `stored and deflated entries are read`() throws {
        #expect(try hello() == Array("hello".utf8))
        #expect(
            try hello {
                $0.entries[0].packed = ZIPArchiveTests.packedHello
                $0.entries[0].method = 8
            } == Array("hello".utf8))
    }

    @Test func `an empty archive has no entries`() throws {
        var handmade = HandmadeArchive()
        handmade.entries = []
        #expect(try ZIPArchive(handmade.bytes).entries == [])
    }

    @Test func `names are shown with and without their folders, wherever those lead`() throws {
        var handmade = HandmadeArchive()
        handmade.entries = ["a.txt", "../../b.txt", "/c/d.txt", "e/", "é/ü.txt"].map {
            HandmadeArchive.Entry(name: $0)
        }
        let archive = try ZIPArchive(handmade.bytes)
        #expect(archive.entries.map(\.name) == ["a.txt", "../../b.txt", "/c/d.txt", "e/", "é/ü.txt"])
        #expect(archive.entries.map { String($0.fileName) } == ["a.txt", "b.txt", "d.txt", "", "ü.txt"])
    }

    @Test func `a comment and an extra field are stepped over`() throws {
        #expect(
            try hello {
                $0.comment = Array("PK\u{5}\u{6} said somebody".utf8)
                $0.entries[0].extra = 40
            } == Array("hello".utf8))
        #expect(try hello { $0.comment = [UInt8](repeating: 1, count: 65_535) } == Array("hello".utf8))
    }

    // MARK: Refusals

    @Test(arguments: [[], Array("PK".utf8), Array("First Name,Last Name\n".utf8), [UInt8](repeating: 0, count: 70_000)])
    func `what does not end like an archive is none`(bytes: [UInt8]) {
        #expect(throws: ArchiveFault.notAnArchive) { try ZIPArchive(bytes) }
    }

    @Test func `an archive that was cut short is none`() throws {
        let bytes = HandmadeArchive().bytes
        for count in 0..<bytes.count {
            #expect(throws: ArchiveFault.notAnArchive) { try ZIPArchive(Array(bytes[..<count])) }
        }
    }

    @Test func `the 64-bit form is refused wherever it shows`() {
        let changes: [(inout HandmadeArchive) -> Void] = [
            { $0.count = 0xFFFF }, { $0.directorySize = 0xFFFF_FFFF }, { $0.directoryStart = 0xFFFF_FFFF },
            { $0.entries[0].size = 0xFFFF_FFFF }, { $0.entries[0].packedSize = 0xFFFF_FFFF },
            { $0.entries[0].offset = 0xFFFF_FFFF },
            { $0.beforeEnd = [0x50, 0x4B, 0x06, 0x07] + [UInt8](repeating: 0, count: 16) },
        ]
        for change in changes { #expect(throws: ArchiveFault.zip64) { try hello(change, maximum: .max) } }
    }

    @Test func `a part of several is refused`() {
        #expect(throws: ArchiveFault.split) { try hello { $0.disk = 1 } }
    }

    @Test(arguments: [0x1, 0x2000, 0x41])
    func `what is encrypted is refused`(flags: Int) {
        #expect(throws: ArchiveFault.encrypted) { try hello { $0.entries[0].flags = flags } }
    }

    @Test(arguments: [1, 9, 12, 14, 93, 99])
    func `other methods are refused by their number`(method: Int) {
        #expect(throws: ArchiveFault.unknownMethod(method)) { try hello { $0.entries[0].method = method } }
    }

    @Test func `a directory that points out of the archive is broken`() {
        let changes: [(inout HandmadeArchive) -> Void] = [
            { $0.count = 2 }, { $0.count = 0xFFFE }, { $0.directorySize = 1_000_000 },
            { $0.directoryStart = 1_000_000 }, { $0.directoryStart = 3 }, { $0.directorySize = 20 },
            { $0.entries[0].offset = 1_000_000 }, { $0.entries[0].offset = 1 }, { $0.entries[0].packedSize = 1000 },
        ]
        for change in changes { #expect(throws: ArchiveFault.broken) { try hello(change) } }
    }

    @Test func `a checksum that is wrong is noticed`() {
        #expect(throws: ArchiveFault.wrongChecksum) { try hello { $0.entries[0].checksum = 1 } }
    }

    // MARK: Sizes

    @Test func `no more is unpacked than is asked for`() throws {
        #expect(try hello(maximum: 5) == Array("hello".utf8))
        #expect(throws: ArchiveFault.tooLarge(maximum: 4)) { try hello(maximum: 4) }
    }

    @Test(arguments: [0, 4, 6, 1000])
    func `a size that lies is noticed, whichever way`(size: Int) {
        #expect(throws: ArchiveFault.broken) { try hello({ $0.entries[0].size = size }, maximum: 2000) }
        #expect(throws: ArchiveFault.broken) {
            try hello(
                {
                    $0.entries[0].packed = ZIPArchiveTests.packedHello
                    $0.entries[0].method = 8
                    $0.entries[0].size = size
                }, maximum: 2000)
        }
    }

    @Test func `a stream that would become a gigabyte becomes no more than it says`() throws {
        // A thousand MiB of nothing pack to one; the directory says ten bytes.
        var packed: [UInt8] = []
        let deflater = try Deflater()
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<100 { try zeros.withUnsafeBytes { try deflater.append($0) { packed += $0 } } }
        try deflater.finish { packed += $0 }
        #expect(packed.count < 1 << 20)
        for size in [10, 1 << 20] {
            #expect(throws: ArchiveFault.broken) {
                try hello(
                    {
                        $0.entries[0].packed = packed
                        $0.entries[0].method = 8
                        $0.entries[0].size = size
                    }, maximum: 10 << 20)
            }
        }
        #expect(throws: ArchiveFault.tooLarge(maximum: 10 << 20)) {
            try hello(
                {
                    $0.entries[0].packed = packed
                    $0.entries[0].method = 8
                    $0.entries[0].size = 100 << 20
                }, maximum: 10 << 20)
        }
    }

    @Test func `bytes that are changed at random are read or refused`() {
        var random = SeededNumbers(state: 3)
        var handmade = HandmadeArchive()
        handmade.entries.append(
            HandmadeArchive.Entry(name: "b", packed: ZIPArchiveTests.packedHello, method: 8))
        let whole = handmade.bytes
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let archive = try? ZIPArchive(bytes) else { continue }
            for entry in archive.entries {
                if let contents = try? archive.contents(of: entry, maximum: 100) { #expect(contents.count <= 100) }
            }
        }
    }
}

/// The same numbers on every run (an LCG of Knuth's), so that a failing random test can be run again.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 32 | state << 32
    }
}
