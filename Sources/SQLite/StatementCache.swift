/// The statements that a connection keeps prepared: preparing costs 6 to 15 µs, finding one again 0.1.
///
/// Bounded, because filters make texts of many shapes; over the bound the longest unused one goes.
struct StatementCache {
    static let capacity = 256

    private var statements: [StatementText: Statement] = [:]
    private var uses: UInt64 = 0

    var count: Int { statements.count }

    mutating func statement(for text: String) -> Statement? {
        guard let statement = statements[StatementText(text)] else { return nil }
        uses += 1
        statement.lastUse = uses
        return statement
    }

    mutating func insert(_ statement: Statement) {
        if statements.count >= StatementCache.capacity { evict() }
        uses += 1
        statement.lastUse = uses
        statements[StatementText(statement.text)] = statement
    }

    mutating func removeAll() { statements.removeAll() }

    private mutating func evict() {
        guard let oldest = statements.values.min(by: { $0.lastUse < $1.lastUse }) else { return }
        statements[StatementText(oldest.text)] = nil
    }
}

/// The text of a statement as a key, of which no more than eight words are hashed: all of a long one took as long as to
/// bind its values. The program makes the texts, so nobody can send some that meet on purpose; those that do are
/// compared.
private struct StatementText: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        _ = text.utf8.withContiguousStorageIfAvailable { bytes in
            let words = bytes.count / 8
            for word in stride(from: 0, to: words, by: max(words / 8, 1)) {
                hasher.combine(UnsafeRawPointer(bytes.baseAddress! + word * 8).loadUnaligned(as: UInt64.self))
            }
        }
    }
}
