/// Reads comma-separated values, record after record.
///
/// RFC 4180, and what spreadsheets make of it: a byte order mark is skipped; records end with CRLF, LF or CR; a quote
/// that does not begin a field is text. A line break inside quotes belongs to the field.
struct CSVReader {
    /// One record, and where it is in the file.
    struct Record: Hashable, Sendable {
        /// The line that it begins on, from 1.
        var line: Int
        /// At least one; an empty line is one empty field.
        var fields: [String]

        init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }

        var isBlank: Bool {
            fields.allSatisfy { $0.unicodeScalars.allSatisfy(\.isWhiteSpace) }
        }
    }

    /// What follows in a record is read and left out: ten million commas need not become ten million texts.
    static let maximumFields = 1000

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line = 1

    init(_ text: String, separator: Unicode.Scalar = ",") {
        bytes = Array(text.utf8)
        self.separator = UInt8(ascii: separator)
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record, nil after the last.
    ///
    /// - Throws: `unclosedQuote`, `textAfterQuote`.
    ///
    /// ```
    /// record = field *(COMMA field)
    /// ```
    mutating func next() throws(ImportFault) -> Record? {
        guard position < bytes.count else { return nil }
        let start = line
        var fields = [try field()]
        while position < bytes.count, bytes[position] == separator {
            position += 1
            let field = try field()
            if fields.count < CSVReader.maximumFields { fields.append(field) }
        }
        skipLineEnd()
        return Record(line: start, fields: fields)
    }

    /// Steps over lines without any character, which are records of one empty field.
    mutating func skipEmptyLines() {
        while position < bytes.count, bytes[position].isLineEnd { skipLineEnd() }
    }

    private mutating func field() throws(ImportFault) -> String {
        guard position < bytes.count, bytes[position] == .quote else { return bareField() }
        return try quotedField()
    }

    private mutating func bareField() -> String {
        let start = position
        while position < bytes.count, bytes[position] != separator, !bytes[position].isLineEnd { position += 1 }
        return text(start..<position)
    }

    /// ```
    /// escaped = DQUOTE *(TEXTDATA / COMMA / CR / LF / 2DQUOTE) DQUOTE
    /// ```
    private mutating func quotedField() throws(ImportFault) -> String {
        let opening = line
        position += 1
        var value = ""
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case .quote where position + 1 < bytes.count && bytes[position + 1] == .quote:
                value += text(start..<position + 1)
                position += 2
                start = position
            case .quote:
                value += text(start..<position)
                position += 1
                guard position == bytes.count || bytes[position] == separator || bytes[position].isLineEnd else {
                    throw .textAfterQuote(line: line)
                }
                return value
            case .lineFeed, .carriageReturn: skipLineEnd()
            default: position += 1
            }
        }
        throw .unclosedQuote(line: opening)
    }

    /// Steps over CRLF, LF or CR, if one comes next.
    private mutating func skipLineEnd() {
        guard position < bytes.count, bytes[position].isLineEnd else { return }
        let isPair =
            bytes[position] == .carriageReturn && position + 1 < bytes.count && bytes[position + 1] == .lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
