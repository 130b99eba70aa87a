/// Reads the Time Zone Information Format, versions 2 to 4 (RFC 9636).
///
/// Version 1 has no footer and 32-bit times; nobody has written it alone since 2005, so it is refused.
/// So are files whose times count leap seconds (`right/…`): ours do not.
struct TZif {
    private var bytes: ArraySlice<UInt8>

    /// Nil if the bytes are not such a file.
    static func rules(from bytes: [UInt8]) -> TimeZoneRules? {
        var file = TZif(bytes: bytes[...])
        return file.rules()
    }

    /// The six counts of a header (RFC 9636, section 3.1), in their order.
    private struct Header {
        var version: UInt8
        var utcIndicators: Int
        var standardIndicators: Int
        var leapSeconds: Int
        var times: Int
        var types: Int
        var characters: Int

        /// Bytes of the data block, with times of this width.
        func blockLength(timeWidth: Int) -> Int {
            times * (timeWidth + 1) + types * 6 + characters + leapSeconds * (timeWidth + 4) + standardIndicators
                + utcIndicators
        }
    }

    /// The header and block of version 1 are there for old readers and skipped.
    private mutating func rules() -> TimeZoneRules? {
        guard let old = header(), old.version >= UInt8(ascii: "2"), take(old.blockLength(timeWidth: 4)) != nil,
            let header = header(), header.leapSeconds == 0, (1...255).contains(header.types),
            let block = take(header.blockLength(timeWidth: 8))
        else { return nil }
        return rules(header, block: Array(block))
    }

    private mutating func rules(_ header: Header, block: [UInt8]) -> TimeZoneRules? {
        let indicesStart = header.times * 8
        let typesStart = indicesStart + header.times
        let namesStart = typesStart + header.types * 6
        let transitions = (0..<header.times).map { Int64(bitPattern: TZif.bigEndian(block[$0 * 8..<$0 * 8 + 8])) }
        let indices = Array(block[indicesStart..<typesStart])
        let names = block[namesStart..<namesStart + header.characters]
        var types: [TimeZoneRules.LocalTimeType] = []
        for start in stride(from: typesStart, to: namesStart, by: 6) {
            guard let type = TZif.type(block[start..<start + 6], names: names) else { return nil }
            types.append(type)
        }
        guard zip(transitions, transitions.dropFirst()).allSatisfy(<),
            indices.allSatisfy({ Int($0) < types.count }), let footer = footer()
        else { return nil }
        guard !footer.isEmpty else {
            return TimeZoneRules(transitions: transitions, typeIndices: indices, types: types, footer: nil)
        }
        guard let rule = PosixTimeZone(footer) else { return nil }
        return TimeZoneRules(transitions: transitions, typeIndices: indices, types: types, footer: rule)
    }

    private mutating func header() -> Header? {
        guard let head = take(44), head.prefix(4).elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { index in
            let start = head.startIndex + 20 + index * 4
            return Int(TZif.bigEndian(head[start..<start + 4]))
        }
        guard counts.allSatisfy({ $0 <= 100_000 }) else { return nil }
        return Header(
            version: head[head.startIndex + 4], utcIndicators: counts[0], standardIndicators: counts[1],
            leapSeconds: counts[2], times: counts[3], types: counts[4], characters: counts[5])
    }

    /// A local time type record: offset, whether it is daylight saving time, where its name begins.
    private static func type(
        _ record: ArraySlice<UInt8>, names: ArraySlice<UInt8>
    ) -> TimeZoneRules.LocalTimeType? {
        let offset = Int(Int32(bitPattern: UInt32(bigEndian(record.prefix(4)))))
        let (flag, name) = (record[record.startIndex + 4], Int(record[record.startIndex + 5]))
        guard abs(offset) < 26 * 3600, flag <= 1, name < names.count else { return nil }
        let letters = names.dropFirst(name).prefix { $0 != 0 }
        return TimeZoneRules.LocalTimeType(
            offset: offset, isDaylightSaving: flag == 1, abbreviation: String(decoding: letters, as: UTF8.self))
    }

    /// The POSIX TZ string between two line feeds (RFC 9636, section 3.3).
    private mutating func footer() -> String? {
        guard bytes.first == UInt8(ascii: "\n"), let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "\n")) else {
            return nil
        }
        return String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }

    private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
