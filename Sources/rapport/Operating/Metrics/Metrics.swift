import RapportAPI
import RapportStore
import Synchronization

/// The figures of the whole server: those of the workers, and those that others keep and are asked for.
final class Metrics: Sendable {
    /// What is as it is at this moment, or is counted elsewhere.
    struct Readings: Sendable {
        var connections = 0
        var subscriptions = 0
        var passwords = PasswordAttempts.Counts()
        var writerQueue = 0
        var writer = WriterFigures()
        var canWrite = true
        var droppedLogLines = 0
    }

    let names = OperationNameTable()
    // Appended to by each worker once.
    private let workers = Mutex<[WorkerFigures]>([])
    // Set by the thread that starts the server.
    private let readings = Mutex<@Sendable () -> Readings>({ Readings() })

    func makeWorker() -> WorkerFigures {
        let worker = WorkerFigures()
        workers.withLock { $0.append(worker) }
        return worker
    }

    /// Says who knows what is not counted here.
    func read(_ body: @escaping @Sendable () -> Readings) { readings.withLock { $0 = body } }

    /// Added up over the workers when somebody asks.
    var figures: Figures {
        workers.withLock { $0 }.reduce(into: Figures()) { $0.add($1.now) }
    }

    /// The page that Prometheus reads.
    var page: String {
        let read = readings.withLock { $0 }
        return MetricsPage.text(figures, names.names, read(), ProcessFigures.now)
    }
}
