/// A ZIP archive in memory.
///
/// Opening it reads its directory alone; of the entries only what is asked for is unpacked. Nothing is written
/// anywhere, so names with `..` or a root in them lead nowhere.
///
/// PKWARE's APPNOTE.TXT, version 6.3.10. Archives of several parts and those in the 64-bit form are refused.
public struct ZIPArchive: Sendable {
    /// Something in an archive, as the directory describes it.
    public struct Entry: Hashable, Sendable {
        /// With its folders, separated by slashes.
        public let name: String
        /// Unpacked, as the directory says.
        public let size: Int
        let packedSize: Int
        let method: Int
        let checksum: UInt32
        let isEncrypted: Bool
        let header: Int

        /// The name without the folders.
        public var fileName: Substring { name.split(separator: "/", omittingEmptySubsequences: false).last ?? "" }

        /// Whether the name has a root, or goes up with `..`, in the form of any system.
        public var leadsOutside: Bool {
            let folders = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
            return folders.count > 1 && folders[0].isEmpty || folders[0].hasSuffix(":") || folders.contains("..")
        }
    }

    public let entries: [Entry]
    private let bytes: [UInt8]
    /// Where the directory begins, and so the entries end.
    private let directory: Int

    public init(_ bytes: [UInt8]) throws(ArchiveFault) {
        let end = try EndOfDirectory(bytes)
        self.bytes = bytes
        directory = end.directory.lowerBound
        entries = try DirectoryReader(bytes: bytes, position: directory, end: end.directory.upperBound)
            .entries(end.count)
    }

    /// Unpacks an entry.
    ///
    /// - Parameter maximum: More bytes are refused before anything is unpacked. Where there are more than the directory
    ///   says, unpacking ends there.
    public func contents(of entry: Entry, maximum: Int) throws(ArchiveFault) -> [UInt8] {
        guard !entry.isEncrypted else { throw .encrypted }
        guard entry.size != Form.absent, entry.packedSize != Form.absent else { throw .zip64 }
        guard entry.size <= maximum else { throw .tooLarge(maximum: maximum) }
        let range = try packedBytes(of: entry)
        let contents =
            switch entry.method {
            case Form.stored: Array(bytes[range])
            case Form.deflated: try inflated(range, size: entry.size)
            default: throw .unknownMethod(entry.method)
            }
        guard contents.count == entry.size else { throw .broken }
        var checksum = CRC32()
        contents.withUnsafeBytes { checksum.add($0) }
        guard checksum.value == entry.checksum else { throw .wrongChecksum }
        return contents
    }

    /// Where an entry's bytes are: behind its own head, whose name and extra field can differ from the directory's.
    ///
    /// APPNOTE, section 4.3.7.
    private func packedBytes(of entry: Entry) throws(ArchiveFault) -> Range<Int> {
        guard entry.header != Form.absent else { throw .zip64 }
        guard entry.header + Form.localHead <= directory,
            bytes.number(4, at: entry.header) == Form.localSignature
        else { throw .broken }
        let start =
            entry.header + Form.localHead + bytes.number(2, at: entry.header + 26)
            + bytes.number(2, at: entry.header + 28)
        guard start + entry.packedSize <= directory else { throw .broken }
        return start..<start + entry.packedSize
    }

    private func inflated(_ range: Range<Int>, size: Int) throws(ArchiveFault) -> [UInt8] {
        var result = Result<[UInt8], ArchiveFault>.failure(.broken)
        bytes.withUnsafeBytes { bytes in
            result = Result { () throws(ArchiveFault) in
                try inflate(UnsafeRawBufferPointer(rebasing: bytes[range]), size: size)
            }
        }
        return try result.get()
    }
}

/// Numbers that the format fixes.
enum Form {
    static let localSignature = 0x0403_4B50
    static let localHead = 30
    static let directorySignature = 0x0201_4B50
    static let directoryHead = 46
    static let endSignature = 0x0605_4B50
    static let endHead = 22
    static let zip64LocatorSignature = 0x0706_4B50
    static let zip64Locator = 20
    static let descriptorSignature = 0x0807_4B50
    static let stored = 0
    static let deflated = 8
    /// Stands for a number that only the 64-bit form has.
    static let absent = 0xFFFF_FFFF
    static let absentCount = 0xFFFF
}

/// The end of the directory, by which an archive is read: APPNOTE, section 4.3.16.
private struct EndOfDirectory {
    let directory: Range<Int>
    let count: Int

    init(_ bytes: [UInt8]) throws(ArchiveFault) {
        guard let position = EndOfDirectory.position(in: bytes) else { throw .notAnArchive }
        let locator = position - Form.zip64Locator
        if locator >= 0, bytes.number(4, at: locator) == Form.zip64LocatorSignature { throw .zip64 }
        let (disk, first) = (bytes.number(2, at: position + 4), bytes.number(2, at: position + 6))
        let (here, count) = (bytes.number(2, at: position + 8), bytes.number(2, at: position + 10))
        let (size, start) = (bytes.number(4, at: position + 12), bytes.number(4, at: position + 16))
        if count == Form.absentCount || size == Form.absent || start == Form.absent { throw .zip64 }
        guard disk == 0, first == 0, here == count else { throw .split }
        guard start + size <= position else { throw .broken }
        self.count = count
        directory = start..<start + size
    }

    /// The archive ends with this record and a comment of at most 65,535 bytes, whose length is in the record.
    private static func position(in bytes: [UInt8]) -> Int? {
        var position = bytes.count - Form.endHead
        let lowest = max(0, position - 0xFFFF)
        while position >= lowest {
            if bytes.number(4, at: position) == Form.endSignature,
                position + Form.endHead + bytes.number(2, at: position + 20) == bytes.count
            {
                return position
            }
            position -= 1
        }
        return nil
    }
}

/// Reads the heads in the directory: APPNOTE, section 4.3.12.
private struct DirectoryReader {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    consuming func entries(_ count: Int) throws(ArchiveFault) -> [ZIPArchive.Entry] {
        // Each takes 46 bytes at least, so a count that lies cannot ask for more room than the archive has.
        guard count * Form.directoryHead <= end - position else { throw .broken }
        var entries: [ZIPArchive.Entry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count { entries.append(try next()) }
        return entries
    }

    private mutating func next() throws(ArchiveFault) -> ZIPArchive.Entry {
        guard position + Form.directoryHead <= end, bytes.number(4, at: position) == Form.directorySignature else {
            throw .broken
        }
        let head = position
        let name = head + Form.directoryHead..<head + Form.directoryHead + bytes.number(2, at: head + 28)
        position = name.upperBound + bytes.number(2, at: head + 30) + bytes.number(2, at: head + 32)
        guard position <= end else { throw .broken }
        return ZIPArchive.Entry(
            name: String(decoding: bytes[name], as: UTF8.self), size: bytes.number(4, at: head + 24),
            packedSize: bytes.number(4, at: head + 20), method: bytes.number(2, at: head + 10),
            checksum: UInt32(truncatingIfNeeded: bytes.number(4, at: head + 16)),
            // Bit 0: encrypted. Bit 13: names and sizes are, too. APPNOTE, section 4.4.4.
            isEncrypted: bytes.number(2, at: head + 8) & 0x2001 != 0, header: bytes.number(4, at: head + 42))
    }
}

extension [UInt8] {
    /// A number of so many bytes, the lowest first.
    fileprivate func number(_ count: Int, at position: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(self[position + $1]) << (8 * $1) }
    }
}
