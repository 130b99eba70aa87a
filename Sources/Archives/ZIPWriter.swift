/// Writes a ZIP archive as it comes: what is ready goes to the sink, and nothing but the directory is kept.
///
///     try writer.begin("a.json")
///     try writer.append(bytes)
///     try writer.end()
///     try writer.finish()
///
/// Sizes and checksums stand behind the entries ("data descriptors": APPNOTE, section 4.3.9), as they are not known
/// before. Not Sendable: its owner is one thread.
public final class ZIPWriter {
    /// What an entry can have without the 64-bit form.
    public static let maximumSize = Int(UInt32.max) - 1

    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private let deflater: Deflater
    private let time: DOSTime
    private var position = 0
    private var entries: [Finished] = []
    private var current: Current?

    private struct Current {
        var name: [UInt8]
        var header: Int
        var start: Int
        var size = 0
        var checksum = CRC32()
    }

    private struct Finished {
        var name: [UInt8]
        var header: Int
        var packedSize: Int
        var size: Int
        var checksum: UInt32
    }

    /// - Parameter time: What all entries say of their last change.
    public init(time: DOSTime, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
        self.time = time
        self.sink = sink
        deflater = try Deflater()
    }

    /// Begins an entry.
    public func begin(_ name: String) throws {
        let name = Array(name.utf8)
        precondition(current == nil && name.count <= 0xFFFF, "an entry is ended before the next begins")
        let header = position
        var head = LittleEndian()
        head.append(Form.localSignature, 4)
        appendCommon(to: &head, nameLength: name.count, checksum: 0, packedSize: 0, size: 0)
        try write(head.bytes + name)
        current = Current(name: name, header: header, start: position)
    }

    public func append(_ bytes: UnsafeRawBufferPointer) throws {
        guard current != nil else { preconditionFailure("bytes belong to an entry") }
        current!.size += bytes.count
        guard current!.size <= ZIPWriter.maximumSize else {
            throw ArchiveFault.tooLarge(maximum: ZIPWriter.maximumSize)
        }
        current!.checksum.add(bytes)
        try deflater.append(bytes) { try write($0) }
    }

    public func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

    /// Ends the entry.
    public func end() throws {
        guard let entry = current else { preconditionFailure("an entry begins before it is ended") }
        current = nil
        try deflater.finish { try write($0) }
        let finished = Finished(
            name: entry.name, header: entry.header, packedSize: position - entry.start, size: entry.size,
            checksum: entry.checksum.value)
        var descriptor = LittleEndian()
        descriptor.append(Form.descriptorSignature, 4)
        descriptor.append(Int(finished.checksum), 4)
        descriptor.append(finished.packedSize, 4)
        descriptor.append(finished.size, 4)
        try write(descriptor.bytes)
        entries.append(finished)
    }

    /// Writes the directory: the archive is whole.
    public func finish() throws {
        let start = position
        for entry in entries {
            var head = LittleEndian()
            head.append(Form.directorySignature, 4)
            // Made by version 2.0 on a machine like MS-DOS: there are no permissions to keep.
            head.append(20, 2)
            appendCommon(
                to: &head, nameLength: entry.name.count, checksum: entry.checksum, packedSize: entry.packedSize,
                size: entry.size)
            // Comment, disk, attributes inside and outside.
            head.append(0, 2 + 2 + 2 + 4)
            head.append(entry.header, 4)
            try write(head.bytes + entry.name)
        }
        var end = LittleEndian()
        let size = position - start
        end.append(Form.endSignature, 4)
        end.append(0, 2 + 2)
        end.append(entries.count, 2)
        end.append(entries.count, 2)
        end.append(size, 4)
        end.append(start, 4)
        end.append(0, 2)
        try write(end.bytes)
    }

    /// What an entry's own head and the one in the directory have in common.
    private func appendCommon(
        to head: inout LittleEndian, nameLength: Int, checksum: UInt32, packedSize: Int, size: Int
    ) {
        // Needs version 2.0. Bit 3: sizes stand behind the entry. Bit 11: the name is UTF-8.
        head.append(20, 2)
        head.append(1 << 3 | 1 << 11, 2)
        head.append(Form.deflated, 2)
        head.append(time.time, 2)
        head.append(time.date, 2)
        head.append(Int(checksum), 4)
        head.append(packedSize, 4)
        head.append(size, 4)
        head.append(nameLength, 2)
        head.append(0, 2)
    }

    private func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        position += bytes.count
        guard position <= ZIPWriter.maximumSize else { throw ArchiveFault.tooLarge(maximum: ZIPWriter.maximumSize) }
        try sink(bytes)
    }
}

/// A time as archives have it: to two seconds, in no zone, from 1980 on.
public struct DOSTime: Hashable, Sendable {
    let date: Int
    let time: Int

    public init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        date = min(max(year - 1980, 0), 127) << 9 | month << 5 | day
        time = hour << 11 | minute << 5 | second / 2
    }
}

private struct LittleEndian {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: Int, _ count: Int) {
        for place in 0..<count {
            bytes.append(place < 8 ? UInt8(truncatingIfNeeded: value >> (8 * place)) : 0)
        }
    }
}
