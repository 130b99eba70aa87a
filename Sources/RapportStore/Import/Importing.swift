import Threads

/// The one thread that goes on with imports after they were answered.
///
/// It hands the writer one slice at a time, and of each job that is running one after the other: so other writes pass
/// between any two slices, and a small import is not kept waiting by a large one. It sleeps while there is nothing to
/// import.
final class Importing: Sendable {
    /// After which pause a job goes on that could not: the disk was full, or too much waited for the writer.
    private static let pause = Duration.seconds(1)

    private let writer: Writer
    private let queue: WorkQueue<ImportJobKey>
    private let thread: OwnedThread

    /// Goes on with the jobs that the last run of the program has left.
    init(_ writer: Writer, onFault: @escaping @Sendable (any Error) -> Void) throws {
        let left = try writer.run { try $0.runningImports() }
        // A job waits here as a few bytes; what it has left to do lies in the database.
        let queue = WorkQueue<ImportJobKey>(capacity: .max)
        self.writer = writer
        self.queue = queue
        thread = OwnedThread(.long) { Importing.serve(queue, writer, onFault) }
        for job in left { goOn(with: job) }
    }

    /// Has a job gone on with; does nothing when the store is being closed: the next run will.
    func goOn(with job: ImportJobKey) { try? queue.append(job) }

    /// Waits for the slice that is being imported, and leaves the others to the next run.
    func close() {
        queue.close()
        thread.join()
    }

    private static func serve(
        _ queue: WorkQueue<ImportJobKey>, _ writer: Writer, _ onFault: @Sendable (any Error) -> Void
    ) {
        var stopped: [ImportJobKey] = []
        while true {
            guard let job = queue.take(patience: stopped.isEmpty ? nil : pause) else {
                // Either the pause is over, or the queue is closed.
                let waiting = stopped
                stopped = []
                guard !waiting.isEmpty, (try? waiting.forEach { job in try queue.append(job) }) != nil else { return }
                continue
            }
            switch step(job, writer, onFault) {
            case .more: try? queue.append(job)
            case .stopped: stopped.append(job)
            case .ended: break
            }
        }
    }

    private enum Step {
        case more
        case stopped
        case ended
    }

    private static func step(
        _ job: ImportJobKey, _ writer: Writer, _ onFault: @Sendable (any Error) -> Void
    ) -> Step {
        do {
            return try writer.run { try $0.importNextSlice(of: job) } ? .more : .ended
        } catch {
            let fault = StoreFault(error)
            if fault == .outOfOrder || fault == .other { onFault(error) }
            guard fault == .other else { return .stopped }
            // It would fail again and again.
            return (try? writer.run { try $0.failImport(job) }) == nil ? .stopped : .ended
        }
    }
}
