/// A place in a document, as an error shows it.
///
/// Lines and columns count from 1. `\n`, `\r\n` and `\r` end a line; a column is one Unicode scalar.
///
/// Spec: 7.1.2 Errors.
public struct SourceLocation: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of the byte at `offset`; the end of the source is a place too.
    ///
    /// - Complexity: O(offset). Errors are rare, so no table of lines is kept for them.
    public init(offset: Int, in source: [UInt8]) {
        var line = 1
        var column = 1
        var index = 0
        while index < min(offset, source.count) {
            let byte = source[index]
            index += 1
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                // The two characters of `\r\n` are one line end.
                if byte == UInt8(ascii: "\r"), index < min(offset, source.count), source[index] == UInt8(ascii: "\n") {
                    index += 1
                }
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Bytes 10xxxxxx continue a scalar.
                column += 1
            }
        }
        self.init(line: line, column: column)
    }
}
