import Glibc

/// What the beginning of a database file says of the file.
///
/// SQLite: https://www.sqlite.org/fileformat2.html#the_database_header
public struct DatabaseHeader {
    public let pageSize: Int
    /// Nil where it need not be right, since a program has written to the file that does not know of it.
    public let pageCount: Int?

    /// Nil of a file that does not begin like one.
    public init?(path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        guard read(file, &bytes, bytes.count) == bytes.count, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            return nil
        }
        func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        pageSize = size == 1 ? 65536 : size
        let (changes, changesWhenCounted) = (number(at: 24), number(at: 92))
        pageCount = changes == changesWhenCounted && number(at: 28) > 0 ? number(at: 28) : nil
    }
}
