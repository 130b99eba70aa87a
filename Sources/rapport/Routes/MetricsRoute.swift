import GraphQLOverHTTP
import HTTPServer
import Secrets

/// `GET /metrics`: for who asks from this machine, or with the token, if there is one.
struct MetricsRoute: Sendable {
    private let metrics: Metrics
    private let tokenHash: [UInt8]?

    init(_ monitoring: Monitoring) {
        metrics = monitoring.metrics
        tokenHash = monitoring.metricsToken.map { sha256($0) }
    }

    /// Whether the route is there for who sends this. To others there is nothing at the path.
    func isOpen(to head: borrowing RequestHead) -> Bool {
        tokenHash != nil || head.peer.isLoopback && !MetricsRoute.isForwarded(head) && MetricsRoute.namesLoopback(head)
    }

    func send(_ head: borrowing RequestHead, to response: ResponseWriter) {
        guard isAllowed(head) else {
            return response.send(
                Router.refusal(.unauthorized, "The figures are for who has their token.")
                    .with("WWW-Authenticate", "Bearer"))
        }
        response.begin(.ok)
        response.field("Content-Type", PrometheusText.mediaType)
        response.field("Cache-Control", "no-store")
        response.finish(Array(metrics.page.utf8))
    }

    private func isAllowed(_ head: borrowing RequestHead) -> Bool {
        guard let tokenHash else { return true }
        guard case .token(let token) = head.bearerToken else { return false }
        // How long it takes to compare hashes tells nothing about the token.
        return sha256(token) == tokenHash
    }

    /// Whether a proxy on this machine brings what others have sent.
    private static func isForwarded(_ head: borrowing RequestHead) -> Bool {
        for name in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] as [StaticString]
        where head.field(name) != nil {
            return true
        }
        return false
    }

    /// Whether the server was addressed as this machine: a page in a browser here, whose name an attacker has pointed
    /// at this machine, says its own name.
    private static func namesLoopback(_ head: borrowing RequestHead) -> Bool {
        guard let host = head.host else { return true }
        var name = host.text
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) {
            name = String(name[..<colon])
        }
        return name == "localhost" || name == "[::1]" || (IPAddress(name)?.isLoopback ?? false)
    }
}
