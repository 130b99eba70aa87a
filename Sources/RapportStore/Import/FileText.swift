/// The text of a file that came as bytes, out of an archive.
enum FileText {
    /// Reads UTF-8, with or without a byte order mark, and UTF-16 with one. Nothing else is guessed: bytes in an
    /// unknown encoding would become names that nobody has.
    ///
    /// - Throws: `notUTF8`.
    static func read(_ bytes: [UInt8]) throws(ImportFault) -> String {
        let text: String? =
            if bytes.starts(with: [0xFF, 0xFE]) {
                utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
            } else if bytes.starts(with: [0xFE, 0xFF]) {
                utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
            } else {
                String(validating: bytes, as: UTF8.self)
            }
        guard let text else { throw .notUTF8 }
        return text
    }

    private static func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return String(validating: units, as: UTF16.self)
    }
}
