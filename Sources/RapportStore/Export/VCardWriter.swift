import RapportTypes

/// Writes contacts as vCards.
///
/// RFC 6350 (version 4.0) and RFC 2426 (3.0).
enum VCardWriter {
    enum Version {
        case v3, v4
    }

    static func card(of contact: ExportedContact, _ version: Version) -> [UInt8] {
        var lines = Lines()
        let values = contact.values
        lines.append("BEGIN:VCARD")
        lines.append(version == .v3 ? "VERSION:3.0" : "VERSION:4.0")
        lines.append("PRODID:-//Rapport//Rapport//EN")
        lines.append("UID:" + ContactUID.text(contact.id))
        lines.append("FN:" + escaped(values.name))
        // Nobody knows which part of a name is which. As a given name alone it is shown as it is.
        lines.append("N:;" + escaped(values.name) + ";;;")
        lines.append("TITLE", values.title)
        lines.append("ORG", values.company)
        lines.append(version == .v3 ? "EMAIL;TYPE=INTERNET" : "EMAIL", values.email?.text)
        lines.append(version == .v3 ? "TEL;TYPE=VOICE" : "TEL", values.phone)
        // An address escapes by itself what could be mistaken.
        if let url = values.linkedInURL { lines.append("URL:" + url.text) }
        lines.append("NOTE", values.notes)
        if !values.tags.isEmpty { lines.append("CATEGORIES:" + values.tags.map(escaped).joined(separator: ",")) }
        lines.append("X-RAPPORT-RELATIONSHIP:" + values.relationship.rawValue)
        lines.append("REV:" + revision(contact.updatedAt))
        lines.append("END:VCARD")
        return lines.bytes
    }

    /// RFC 6350, section 3.4: backslashes, commas, semicolons and line breaks. Three kinds of line break become one.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ",", ";": result.append(contentsOf: ["\\", scalar])
            case "\n" where last == "\r": break
            case "\r", "\n": result.append(contentsOf: ["\\", "n"])
            default: result.append(scalar)
            }
            last = scalar
        }
        return String(result)
    }

    /// The basic form of a time, which both versions have: `20261120T100000Z`.
    private static func revision(_ time: DateTime) -> String {
        String(time.text.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" }) + "Z"
    }

    /// Lines that end with CRLF, folded so that none has more than 75 bytes, and no character is cut.
    ///
    /// RFC 6350, section 3.2.
    private struct Lines {
        static let longest = 75

        private(set) var bytes: [UInt8] = []

        mutating func append(_ name: String, _ value: String?) {
            if let value { append(name + ":" + VCardWriter.escaped(value)) }
        }

        mutating func append(_ line: String) {
            var length = 0
            for scalar in line.unicodeScalars {
                let encoded = UTF8.encode(scalar)!
                if length + encoded.count > Lines.longest {
                    bytes += "\r\n ".utf8
                    length = 1
                }
                bytes += encoded
                length += encoded.count
            }
            bytes += "\r\n".utf8
        }
    }
}
