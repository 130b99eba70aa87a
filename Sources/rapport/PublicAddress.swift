import RapportTypes
import Synchronization

/// Where clients reach the server.
///
/// Where it is not set, it is known only when the server listens, since the port can be any that is free. Set once by
/// the thread that starts the server, before any worker reads it.
final class PublicAddress: Sendable {
    private let address: Mutex<WebURL>

    /// - Parameter settings: what is set; else host and port, as far as they are known.
    init(_ settings: Settings) throws(ScalarFault) {
        let url = if let set = settings.publicURL { set } else { try PublicAddress.url(settings, settings.port) }
        address = Mutex(url)
    }

    /// Ends with a slash.
    var url: WebURL { address.withLock { $0 } }

    /// The server listens on this port.
    func listens(on port: UInt16, _ settings: Settings) throws(ScalarFault) {
        guard settings.publicURL == nil else { return }
        let url = try PublicAddress.url(settings, Int(port))
        address.withLock { $0 = url }
    }

    /// Who listens on every address is reached under the name that every machine has for itself.
    private static func url(_ settings: Settings, _ port: Int) throws(ScalarFault) -> WebURL {
        let host = settings.listensOnEveryAddress ? "localhost" : settings.host
        return try WebURL(settings.address(on: host, port: port) + "/")
    }
}
