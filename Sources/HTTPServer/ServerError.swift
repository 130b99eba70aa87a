import Glibc

/// Why a server could not be set up.
public enum ServerError: Error, Hashable, Sendable {
    /// No address belongs to this name.
    case unknownHost(String)
    /// The address cannot be listened on: taken, not ours, or not allowed.
    case cannotListen(host: String, port: UInt16, errno: Int32)
    /// The system refused something that it usually has.
    case system(call: String, errno: Int32)
}

extension ServerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownHost(let host): "no address is known for \(host)"
        case .cannotListen(let host, let port, let errno): "cannot listen on \(host), port \(port): \(words(errno))"
        case .system(let call, let errno): "\(call): \(words(errno))"
        }
    }

    private func words(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
