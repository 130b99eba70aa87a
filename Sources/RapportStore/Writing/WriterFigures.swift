import Synchronization

/// What the writer has done since it was started: for whoever watches the server.
public struct WriterFigures: Hashable, Sendable {
    /// Upper bounds of the sizes that groups are counted by; the last class has no bound.
    public static let groupSizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

    /// Groups of work that were committed together, by their size.
    public private(set) var groups = [Int](repeating: 0, count: groupSizes.count + 1)
    /// Pieces of work in those groups.
    public private(set) var items = 0
    /// From a group's first piece of work to its commit, in nanoseconds, added up.
    public private(set) var nanoseconds: Int64 = 0
    public private(set) var statements = 0

    public init() {}

    mutating func committed(items count: Int, in duration: Duration, statements: Int) {
        let size = WriterFigures.groupSizes.firstIndex { count <= $0 } ?? WriterFigures.groupSizes.count
        groups[size] += 1
        items += count
        let (seconds, attoseconds) = duration.components
        nanoseconds += seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        self.statements = statements
    }
}

/// Keeps the figures where others can see them. The writer's thread writes, once for each group.
final class SharedWriterFigures: Sendable {
    private let figures = Mutex(WriterFigures())

    var now: WriterFigures { figures.withLock { $0 } }

    func committed(items count: Int, in duration: Duration, statements: Int) {
        figures.withLock { $0.committed(items: count, in: duration, statements: statements) }
    }
}
