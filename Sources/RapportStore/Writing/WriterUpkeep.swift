import RapportTypes
import SQLite

/// What the writer does between groups, so that nobody waits for it in one: what has expired goes, the search index is
/// brought up to date, and what is in the write-ahead log is moved into the database.
final class WriterUpkeep {
    /// Pages in the log after which they are moved into the database: 32 MB. Those that have changed more than once are
    /// moved once, so a quarter of that took five system calls more for each write. Of so many a page is still found
    /// with one look at the log's index.
    ///
    /// SQLite: https://www.sqlite.org/walformat.html#the_wal_index_file_format
    static let checkpointPages = 4000
    /// After so long, what has expired is removed. A server that writes nothing has nothing to sweep.
    static let minutesBetweenSweeps = 10
    /// Rows of a kind that one sweep removes at most: some milliseconds.
    static let sweptAtOnce = 500
    /// Records that have changed after which the search index is brought up to date. Until then search looks into each
    /// of them: some microseconds. With a quarter of that, an eighth of the writer's time was the index's.
    static let changesBeforeIndexing = 256
    /// Records that are indexed at once: some tens of milliseconds.
    static let indexedAtOnce = 512

    private let connection: Database
    private let transaction: WriteTransaction
    private let clock: WallClock
    /// Told by whoever hears of commits.
    let log = PagesInLog()
    private var nextSweep: DateTime
    private var searchIndex = SearchIndexState.isCurrent

    private enum SearchIndexState {
        case isCurrent
        /// Records wait, few enough to be joined by others.
        case waits
        /// More is left than is done at once.
        case isBehind

        /// For how long to wait for somebody who wants to write, before the index is brought up to date.
        var patience: Duration? {
            switch self {
            case .isCurrent: nil
            case .waits: .seconds(1)
            case .isBehind: .zero
            }
        }
    }

    init(_ connection: Database, _ transaction: WriteTransaction, _ clock: WallClock) {
        self.connection = connection
        self.transaction = transaction
        self.clock = clock
        nextSweep = clock.now.adding(minutes: WriterUpkeep.minutesBetweenSweeps)
    }

    /// For how long to wait for somebody who wants to write, before there is something to do here; nil for as long as
    /// it takes.
    var patience: Duration? { isSweepDue ? .zero : searchIndex.patience }

    /// Whether more records wait for the search index than are indexed at once.
    var isBehind: Bool { searchIndex == .isBehind }

    /// The next time there is something to remove.
    func sweepSoon() { nextSweep = clock.now }

    /// Does what is due.
    ///
    /// - Parameter isIdle: Whether nobody wants to write.
    func run(isIdle: Bool) throws {
        if transaction.hasLeftRows { sweepSoon() }
        if isSweepDue { try sweep() }
        try index(isIdle: isIdle)
        if log.count >= WriterUpkeep.checkpointPages { try connection.checkpoint(.passive) }
    }

    private var isSweepDue: Bool { clock.now >= nextSweep }

    private func sweep() throws {
        nextSweep = clock.now.adding(minutes: WriterUpkeep.minutesBetweenSweeps)
        transaction.hasLeftRows = false
        transaction.begin()
        let count = try connection.transaction(.immediate) { try transaction.sweep(limit: WriterUpkeep.sweptAtOnce) }
        // More may be left: it goes after the next group.
        if count >= WriterUpkeep.sweptAtOnce { sweepSoon() }
    }

    /// In a transaction of its own: what goes wrong here is nobody's fault, and should undo nobody's work.
    private func index(isIdle: Bool) throws {
        // Also after a fault: the next write is time enough to try again.
        searchIndex = .isCurrent
        let waiting = try transaction.waitingSearchChanges(atMost: WriterUpkeep.changesBeforeIndexing)
        if waiting == 0 { return }
        guard isIdle || waiting == WriterUpkeep.changesBeforeIndexing else {
            searchIndex = .waits
            return
        }
        let count = try connection.transaction(.immediate) {
            try transaction.indexSearchChanges(limit: WriterUpkeep.indexedAtOnce)
        }
        if count == WriterUpkeep.indexedAtOnce { searchIndex = .isBehind }
    }
}

/// How many pages the write-ahead log has, as the last commit said.
///
/// An object of its own: who hears of commits belongs to the connection, and must not keep it.
final class PagesInLog {
    var count = 0
}
