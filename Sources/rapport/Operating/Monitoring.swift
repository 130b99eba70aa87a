/// What watches the server: the log and the figures, shared by all workers, and what is to be told.
struct Monitoring: Sendable {
    var log = Log.none
    var metrics = Metrics()
    /// From when an operation is slow.
    var slowOperation: Duration = .seconds(1)
    /// With which /metrics is answered; nil for whoever asks from this machine.
    var metricsToken: String?
}
