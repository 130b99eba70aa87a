import GraphQLOverHTTP

/// The application as `serve` uses it: the API over an open store.
struct Application: Sendable {
    /// What each worker's endpoint is made of.
    let graphQL: any GraphQLApplication
    /// Whom to sign in as, when there is demo data.
    let demo: DemoSignIn?
    /// Finishes what waits to be written and lets go of the database. Called once, when no worker runs any more.
    let close: @Sendable () -> Void

    struct DemoSignIn: Sendable {
        let email: String
        let password: String
    }

    /// Opens the database, fills it if `--demo` asks for that, and makes of it what is served.
    ///
    /// - Throws: why the database cannot be used.
    static func open(_ settings: Settings) throws -> Application {
        throw NotWritten()
    }

    private struct NotWritten: Error, CustomStringConvertible {
        let description = "the store is not connected to the server yet"
    }
}
