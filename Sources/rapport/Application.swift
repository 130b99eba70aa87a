import GraphQLOverHTTP
import Glibc
import RapportAPI
import RapportStore
import SQLite
import Secrets

/// The application as `serve` uses it: the API over an open store.
struct Application: Sendable {
    /// What each worker's endpoint is made of.
    let graphQL: any GraphQLApplication
    /// Files that people have asked for.
    let downloads: Downloads
    /// Where clients reach it.
    let address: PublicAddress
    let store: Store
    /// Who has tried to sign in.
    let attempts: PasswordAttempts
    /// Whom to sign in as, when there is demo data.
    let demo: DemoAccount?
    /// Finishes what waits to be written and lets go of the database. Called once, when no worker runs any more.
    let close: @Sendable () -> Void

    /// Opens the database, fills it if `--demo` asks for that, and makes of it what is served.
    static func open(_ settings: Settings, _ log: Log) throws -> Application {
        do {
            let bell = EventBell()
            return try serve(try store(settings, log, bell), bell, settings, log)
        } catch let fault as UnusableManifest {
            throw fault
        } catch {
            throw UnusableDatabase(path: settings.database, cause: error)
        }
    }

    /// Opens a database that is there already, for a command that looks after it.
    static func openExisting(_ settings: Settings) throws(UnusableDatabase) -> Store {
        do {
            guard hasContent(settings.database) else { throw MissingDatabase() }
            return try store(settings, .none)
        } catch {
            throw UnusableDatabase(path: settings.database, cause: error)
        }
    }

    /// The accounts of a database that is there already, which a server may have open.
    static func register(_ settings: Settings) throws(UnusableDatabase) -> AccountRegister {
        do {
            guard hasContent(settings.database) else { throw MissingDatabase() }
            return try AccountRegister(path: settings.database)
        } catch {
            throw UnusableDatabase(path: settings.database, cause: error)
        }
    }

    private static func store(_ settings: Settings, _ log: Log, _ bell: EventBell = EventBell()) throws -> Store {
        let key = try MasterKey.ofDatabase(settings)
        let store = try Store(
            Store.Configuration(
                path: settings.database, masterKey: key, longestWrite: settings.graphQL.execution,
                onEvents: { bell.ring($0) }, onFault: log.fault))
        if case .newFile(let path) = key.origin {
            Terminal.writeError("rapport: made the master key \(path); keep a copy of it apart from the database")
        }
        return store
    }

    private static func serve(
        _ store: Store, _ bell: EventBell, _ settings: Settings, _ log: Log
    ) throws -> Application {
        do {
            let demo = settings.demo ? try store.seedDemo() : nil
            let address = try PublicAddress(settings)
            let application = try RapportApplication(store: store, bell: bell, settings, address: address, log: log)
            return Application(
                graphQL: application, downloads: Downloads(of: store, log), address: address, store: store,
                attempts: application.attempts, demo: demo,
                close: { store.close() })
        } catch {
            store.close()
            throw error
        }
    }

    static func hasContent(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }
}

struct MissingDatabase: Error, CustomStringConvertible {
    let description = "there is no such file"
}

/// Why nothing can be served.
struct UnusableDatabase: Error, CustomStringConvertible {
    let path: String
    let cause: any Error

    var description: String {
        "the database \(path) cannot be used: \(reason)"
    }

    private var reason: String {
        guard let error = cause as? SQLiteError else { return "\(cause)" }
        if error.isOfUnfinishedWrite {
            return "a write was cut off, of which \(path)-journal is left; rapport serve undoes it when it starts"
        }
        // The statement is of no use to who starts the server.
        guard error.code == .corrupt else { return error.message }
        return """
            it is damaged (\(error.message)); rapport check tells more, and rapport restore puts a backup in its place
            """
    }
}
