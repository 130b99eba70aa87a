import GraphQLOverHTTP
import GraphQLSchema
import HTTPServer
import RapportAPI
import RapportStore

extension Command {
    static let serve = Command(
        name: "serve", takesSettings: true, database: .writing,
        help: "serves the API at /graphql and a playground at /"
    ) { invocation in
        try ServeCommand(invocation.settings).run()
        return .done
    }
}

/// From opening the database to the last answer.
struct ServeCommand {
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    /// Serves until the process is asked to end.
    ///
    /// - Throws: what keeps the server from starting.
    func run() throws {
        // Before any thread is started, so that all of them leave the signals to this one.
        let signals = ProcessSignals()
        let environment = Environment.ofProcess()
        Terminal.warn(ofUnknown: Settings.unknownVariables(in: environment))
        let tls = try settings.makeTLS()
        ProcessMemory.givesBackLargeBlocks()
        let log = Log(settings.log)
        defer { log.close() }
        // Before anything is made that a server on another port would be given.
        let listener = try Listener(host: settings.host, port: UInt16(settings.port))
        let application = try Application.open(settings, log)
        defer { application.close() }
        let store = application.store
        let printSchema: @Sendable () -> String = { [schema = application.graphQL.schema] in schema.document }
        let health = Health(canWrite: { store.canWrite })
        let monitoring = Monitoring(
            log: log, slowOperation: settings.slowOperation, metricsToken: settings.metricsToken)
        let server = try Server(
            listener, workers: settings.workers, limits: settings.http, tls: tls,
            handlers: Router.Factory(
                site: Site(
                    schema: settings.hidesSchema ? nil : printSchema, demo: application.demo, health: health),
                downloads: application.downloads,
                application.graphQL,
                crossOrigin: CrossOriginPolicy(origins: settings.crossOrigins, ownOrigin: settings.publicURL?.origin),
                monitoring))
        monitoring.metrics.read {
            Metrics.Readings(
                connections: server.openConnections, subscriptions: application.graphQL.bell.subscriptions,
                passwords: application.attempts.counts, writerQueue: store.writer.waiting, writer: store.writer.figures,
                canWrite: store.canWrite, droppedLogLines: log.dropped)
        }
        try application.address.listens(on: server.port, settings)
        try server.start()
        Terminal.write(greeting(port: server.port, application.demo))
        log.note("listening on port \(server.port)")
        let manager = ServiceManager(environment: environment)
        manager.ready()
        ProcessMemory.giveBack()
        ProgramCode.giveBack()
        while signals.wait() == .reload { reload(tls, log) }
        health.drain()
        manager.stopping()
        log.note("asked to end")
        if !server.shutdown(grace: settings.grace) {
            store.giveUpClients()
            log.warn("ended before every request was answered")
        }
    }

    /// A certificate that cannot be used is no reason to end: there is one that can.
    private func reload(_ tls: TLS?, _ log: Log) {
        guard let tls else { return log.note("nothing is read again without TLS") }
        do {
            try tls.reload()
            log.note("read the TLS certificate again")
        } catch {
            log.warn("\(error); the one from before stays in use")
        }
    }

    private func greeting(port: UInt16, _ demo: DemoAccount?) -> String {
        let address = settings.address(on: settings.host, port: Int(port))
        var text = "Rapport is listening on \(address)\n  Playground  \(address)/\n  GraphQL     \(address)/graphql\n"
        if let demo {
            text += """

                Sign in as \(demo.email) with the password \(demo.password), for example in the playground, and try:

                  { contacts(first: 5) { nodes { name company interactions(first: 2) { nodes { summary } } } } }

                """
        }
        return text
    }
}
