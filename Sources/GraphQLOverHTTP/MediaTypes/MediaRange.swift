import HTTPServer

/// A media type of `Content-Type`, or a media range of `Accept`.
///
/// ```
/// media-type  = type "/" subtype parameters
/// media-range = ( "*/*" / ( type "/" "*" ) / ( type "/" subtype ) ) parameters
/// parameters  = *( OWS ";" OWS [ parameter ] )
/// ```
///
/// RFC 9110, sections 8.3.1 and 12.5.1.
struct MediaRange {
    private let type: HeadText
    private let subtype: HeadText
    /// Whether the characters are coded in UTF-8: by default they are, and nothing else is spoken here.
    private(set) var isUTF8 = true
    /// The weight in thousandths.
    private(set) var quality = 1000

    /// Reads one, nil if there is none or a malformed one.
    init?(_ reader: inout FieldValueReader) {
        guard let type = reader.token(), reader.skip("/"), let subtype = reader.token() else { return nil }
        self.type = type
        self.subtype = subtype
        reader.skipBlanks()
        while reader.skip(";") {
            reader.skipBlanks()
            if let parameter = reader.parameter() {
                guard take(parameter.name, parameter.value) else { return nil }
                reader.skipBlanks()
            }
        }
    }

    /// Parameters other than these two say nothing about JSON and are passed over.
    private mutating func take(_ name: HeadText, _ value: String) -> Bool {
        if name.matches("charset") { isUTF8 = value.lowercased() == "utf-8" || value.lowercased() == "utf8" }
        guard name.matches("q") else { return true }
        guard let quality = MediaRange.quality(value) else { return false }
        self.quality = quality
        return true
    }

    /// ```
    /// qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )
    /// ```
    ///
    /// RFC 9110, section 12.4.2.
    private static func quality(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), digits.count <= 5,
            digits.count == 1 || digits[1] == UInt8(ascii: ".")
        else { return nil }
        var value = Int(first - UInt8(ascii: "0")) * 1000
        for (digit, weight) in zip(digits.dropFirst(2), [100, 10, 1]) {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            value += Int(digit - UInt8(ascii: "0")) * weight
        }
        return value <= 1000 ? value : nil
    }

    func isExactly(_ type: StaticString, _ subtype: StaticString) -> Bool {
        self.type.matches(type) && self.subtype.matches(subtype)
    }

    /// How narrow a range is that a media type in UTF-8 belongs to: 3 for the type itself, 2 for `type/*`, 1 for
    /// `*/*`, nil if it does not belong.
    func specificity(for type: StaticString, _ subtype: StaticString) -> Int? {
        guard isUTF8 else { return nil }
        if isExactly(type, subtype) { return 3 }
        guard self.subtype == "*" else { return nil }
        return self.type.matches(type) ? 2 : self.type == "*" ? 1 : nil
    }
}
