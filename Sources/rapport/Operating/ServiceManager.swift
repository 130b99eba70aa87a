import Glibc

/// Tells systemd how the service is doing, where it asks to be told.
///
/// sd_notify(3): a datagram to the socket that the environment names.
struct ServiceManager {
    private let path: String?

    init(environment: [String: String]) { path = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 } }

    /// It takes requests.
    func ready() { notify("READY=1\n") }

    /// It is about to end.
    func stopping() { notify("STOPPING=1\n") }

    /// Nobody is told of what goes wrong here: systemd itself ends a service that does not report in time.
    private func notify(_ state: String) {
        guard let path else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        // A name that begins with @ is in no folder.
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        let text = Array(state.utf8)
        _ = withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(socket, text, text.count, Int32(MSG_NOSIGNAL), $0, socklen_t(offset + name.count))
            }
        }
    }
}
