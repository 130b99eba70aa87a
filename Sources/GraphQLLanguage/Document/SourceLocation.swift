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
    init(offset: Int, in source: some RandomAccessCollection<UInt8>) {
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in source.prefix(offset) {
            if byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r") {
                // The second half of a line end.
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Bytes 10xxxxxx continue a character.
                column += 1
            }
            previous = byte
        }
        self.init(line: line, column: column)
    }
}
