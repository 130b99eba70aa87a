/// The encodings that old programs write names in.
enum Charset {
    /// Decodes bytes by the name of their encoding. UTF-8 if there is no name, or one that is not known here, and if
    /// not that, Windows-1252, in which nearly every byte is a character. Never fails.
    static func text(_ bytes: [UInt8], _ name: String?) -> String {
        switch name?.lowercased() {
        case "iso-8859-1", "latin1": latin(bytes, [:])
        case "iso-8859-15": latin(bytes, latin9)
        case "windows-1252", "cp1252": latin(bytes, windows1252)
        default: String(validating: bytes, as: UTF8.self) ?? latin(bytes, windows1252)
        }
    }

    /// One character for each byte: that of the same number, or another one.
    private static func latin(_ bytes: [UInt8], _ others: [UInt8: Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(bytes.map { others[$0] ?? Unicode.Scalar($0) }))
    }

    /// ISO/IEC 8859-15.
    private static let latin9: [UInt8: Unicode.Scalar] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]

    /// Encoding standard, index windows-1252.
    private static let windows1252: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
        0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
        0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
}
