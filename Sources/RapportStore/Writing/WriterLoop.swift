import Batches
import RapportTypes
import SQLite

/// What the writer's thread does: groups of work, one transaction each.
///
/// Nearly all work stays that has written anything, so the items of a group share their transaction without more ado.
/// Where one is to be undone that has, the transaction is, and the others run again, each in a savepoint of its own; so
/// do those of the next groups. In a savepoint each item has a copy made of every page that it changes: a tenth of what
/// the statements of a small write take, and half of what a large one does, since SQLite goes through all the copies at
/// the end of each statement. So the first in a transaction, who can be undone with it, never has one.
///
/// SQLITE_FULL, IOERR, NOMEM and an interrupt roll back the whole transaction and not the savepoint alone (measured).
/// So after every error the loop looks whether the transaction is still there; if not, those whose work had been done
/// in it run again, one by one, so that each fails by its own fault only.
final class WriterLoop {
    /// Groups whose items have savepoints after one was undone.
    static let cautiousGroups = 16
    /// After which pause a database that could not be written is tried again, if nobody else does.
    static let pauseBetweenProbes = Duration.seconds(1)
    /// How often a write that takes long looks whether its client is gone.
    static let longestUnseen = Duration.milliseconds(100)

    private let connection: Database
    private let transaction: WriteTransaction
    private let clients: ClientPresence
    private let longestWrite: Duration?
    private let onEvents: @Sendable (Set<AccountID>) -> Void
    private let onFault: @Sendable (any Error) -> Void
    private let writability: Writability
    private let figures: SharedWriterFigures
    private let upkeep: WriterUpkeep
    private var pace: GroupPace
    private var longWriters: LongWriters
    /// Groups in which each item has a savepoint, from now on.
    private var cautiousGroups = 0

    /// Work that is done but not committed.
    private struct Done {
        let item: WorkItem
        let outcome: WorkItem.Outcome
        let published: Set<AccountID>
    }

    init(
        _ configuration: Store.Configuration, _ clients: ClientPresence, _ writability: Writability,
        _ figures: SharedWriterFigures
    ) throws {
        self.clients = clients
        self.writability = writability
        self.figures = figures
        try FirstLook.check(configuration)
        connection = try Database(path: configuration.path, .readWrite, fileSystem: configuration.fileSystem)
        transaction = WriteTransaction(connection, configuration)
        upkeep = WriterUpkeep(connection, transaction, configuration.clock)
        longestWrite = configuration.longestWrite
        pace = GroupPace(longestGroup: configuration.longestGroup)
        longWriters = LongWriters(longestGroup: configuration.longestGroup)
        onEvents = configuration.onEvents
        onFault = configuration.onFault
        try migrate(configuration)
        let hasLeftExports = try connection.transaction(.immediate) {
            _ = try transaction.followTimeZones()
            return try transaction.giveUpExports()
        }
        try transaction.sealedConditions.register(on: connection)
        try transaction.watchDeletions()
        transaction.hasLeftRows = try transaction.hasDeletedAccounts()
        if transaction.hasLeftRows || hasLeftExports { upkeep.sweepSoon() }
        // Not called for a transaction that has written nothing.
        connection.onCommit { [log = upkeep.log, writability, commits = configuration.commits] pages in
            log.count = pages
            _ = writability.learn(canWrite: true)
            commits.add()
        }
        // All of a database that had no index; else what a stop has left.
        repeat { tidy(isIdle: false) } while upkeep.isBehind
    }

    /// Brings the schema up to date. A migration may open what is sealed.
    private func migrate(_ configuration: Store.Configuration) throws {
        try MigrationFunctions(configuration).available(on: connection) { try connection.migrate(Migrations.all) }
    }

    /// Works until the queue is closed and empty.
    func serve(_ queue: WorkQueue<WorkItem>) {
        var next: WorkItem?
        while true {
            let item = next ?? queue.take(patience: patience)
            if item == nil, queue.isFinished { break }
            next = item.flatMap { runGroup($0, more: queue) }
            tidy(isIdle: item == nil)
        }
        reportingFaults { try connection.checkpoint(.truncate) }
    }

    // MARK: Between groups

    /// For how long to wait for somebody who wants to write, before there is something else to do.
    private var patience: Duration? { writability.canWrite ? upkeep.patience : WriterLoop.pauseBetweenProbes }

    private func tidy(isIdle: Bool) {
        if writability.canWrite {
            reportingFaults { try upkeep.run(isIdle: isIdle) }
        } else if isIdle {
            probe()
        }
    }

    /// Nobody waits for what is done here, so nobody else would hear of its faults.
    private func reportingFaults(_ body: () throws -> Void) {
        do { try body() } catch {
            if !hasNoRoom(error) { onFault(error) }
        }
    }

    // MARK: A full disk

    /// Whether the database cannot be written, which is said once, and not for each write that fails.
    @discardableResult
    private func hasNoRoom(_ error: any Error) -> Bool {
        guard StoreFault(error) == .outOfSpace else { return false }
        if writability.learn(canWrite: false) { onFault(CannotWrite(cause: error)) }
        return true
    }

    /// Tries whether the database can be written again.
    ///
    /// What is in the log comes first: the database may have room for it where the log has none to grow, and the log is
    /// then written from its beginning again. A pragma writes a page of the database, with what it says already.
    private func probe() {
        do {
            try connection.checkpoint(.passive)
            try connection.transaction(.immediate) {
                try connection.script("PRAGMA user_version = \(try connection.userVersion)")
            }
        } catch {
            connection.rollback()
        }
    }

    // MARK: A group

    /// - Returns: What begins the next group.
    private func runGroup(_ first: WorkItem, more queue: WorkQueue<WorkItem>) -> WorkItem? {
        let begin = ContinuousClock.now
        var now = begin
        var next: WorkItem? = first
        var count = 0
        var done: [Done] = []
        while let item = next, count == 0 || !longWriters.contains(item.client) {
            count += 1
            run(item, in: &done)
            let start = now
            now = .now
            if longWriters.note(item.client, took: now - start) { queue.setSlow(longWriters.clients) }
            next = pace.patience(items: count, since: begin, now: now).flatMap { queue.take(patience: $0) }
        }
        commit(done)
        if cautiousGroups > 0 { cautiousGroups -= 1 }
        let end = ContinuousClock.now
        pace.closed(items: count, at: end)
        figures.committed(items: count, in: end - begin, statements: connection.journal.count)
        return next
    }

    /// Runs one item in the group's transaction.
    private func run(_ item: WorkItem, in done: inout [Done]) {
        guard clients.wants(workOf: item.client) else { return item.fail(StoreError.closed) }
        let isFirst = !connection.isInTransaction
        let hasSavepoint = cautiousGroups > 0 && !isFirst
        let changes = connection.totalChanges
        do {
            if isFirst { try connection.begin(.immediate) }
            let work = try hasSavepoint ? attemptInSavepoint(item) : attempt(item)
            if !work.outcome.keepsWrites { undoWrites(since: changes, hasSavepoint, &done) }
            done.append(work)
        } catch {
            hasNoRoom(error)
            if connection.isInTransaction {
                undoWrites(since: changes, hasSavepoint, &done)
            } else {
                let survivors = done
                done = []
                for survivor in survivors { runAlone(survivor.item) }
            }
            item.fail(error)
        }
    }

    /// Sees to it that nothing stays of what the last item has written, and that it is cheaper to undo the next one's.
    /// Without a savepoint that takes the transaction: the others, whose writes are to stay, run again.
    private func undoWrites(since changes: Int, _ hadSavepoint: Bool, _ done: inout [Done]) {
        guard connection.totalChanges != changes else { return }
        cautiousGroups = WriterLoop.cautiousGroups
        if hadSavepoint { return }
        connection.rollback()
        let survivors = done.filter(\.outcome.keepsWrites)
        done.removeAll(where: \.outcome.keepsWrites)
        for survivor in survivors { run(survivor.item, in: &done) }
    }

    private func attempt(_ item: WorkItem) throws -> Done {
        transaction.begin()
        if item.client != .server { limitTime() }
        defer { connection.deadline = nil }
        let outcome = try item.run(transaction)
        return Done(item: item, outcome: outcome, published: outcome.keepsWrites ? transaction.published : [])
    }

    private func attemptInSavepoint(_ item: WorkItem) throws -> Done {
        try connection.savepoint {
            let work = try attempt(item)
            return (work, work.outcome.keepsWrites)
        }
    }

    /// What a client has asked for is interrupted after the time that it may take, or when the clients are gone.
    private func limitTime() {
        let end = longestWrite.map { ContinuousClock.now + $0 }
        connection.extendDeadline = { [clients] in
            guard clients.isGiven else { return nil }
            let next = ContinuousClock.now + WriterLoop.longestUnseen
            return end.map { min($0, next) } ?? next
        }
        connection.deadline = connection.extendDeadline?()
    }

    /// Runs one item in a transaction of its own.
    private func runAlone(_ item: WorkItem) {
        do {
            try connection.begin(.immediate)
            let work = try attempt(item)
            if !work.outcome.keepsWrites { connection.rollback() }
            commit([work])
        } catch {
            connection.rollback()
            hasNoRoom(error)
            item.fail(error)
        }
    }

    /// Commits, and only then answers. A commit that fails fails them all.
    private func commit(_ done: [Done]) {
        do {
            if connection.isInTransaction { try connection.commit() }
        } catch {
            connection.rollback()
            hasNoRoom(error)
            for work in done { work.item.fail(error) }
            return
        }
        let published = done.reduce(into: Set()) { $0.formUnion($1.published) }
        if !published.isEmpty { onEvents(published) }
        for work in done { work.outcome.deliver() }
    }
}

/// What the operator is told once, when a write has found no room.
private struct CannotWrite: Error, CustomStringConvertible {
    let cause: any Error
    var description: String { "nothing can be written until there is room again: \(cause)" }
}
