import HTTPServer

/// The origins whose pages may use the API: by default none but the server's own, which browsers need not ask about.
///
/// Nothing here goes by cookies, so credentials are never allowed: pages send their token themselves.
///
/// Fetch Standard, section 3.3 CORS protocol.
public struct CrossOriginPolicy: Sendable {
    private let origins: [String]
    private let ownOrigin: String?

    /// Origins are as browsers write them, such as `https://app.example.com`.
    ///
    /// - Parameter ownOrigin: where clients reach the server, if that is not the host that they name in requests.
    public init(origins: [String] = [], ownOrigin: String? = nil) {
        self.origins = origins
        self.ownOrigin = ownOrigin
    }

    /// The origin of a request, if its page may read the answer.
    func allowedOrigin(of head: borrowing RequestHead) -> String? {
        guard !origins.isEmpty, let origin = head.field("origin") else { return nil }
        return origins.first { origin.bytes.elementsEqual($0.utf8) }
    }

    /// Whether a WebSocket may be opened. Browsers let pages of any origin do so and read what comes, and leave it to
    /// the server to refuse; other clients name no origin, or their server's.
    ///
    /// RFC 6455, section 10.2.
    func admitsSocket(_ head: borrowing RequestHead) -> Bool {
        guard let origin = head.field("origin") else { return true }
        if (origins + [ownOrigin].compactMap { $0 }).contains(where: { origin.bytes.elementsEqual($0.utf8) }) {
            return true
        }
        guard let host = head.host else { return false }
        return ["http://", "https://"].contains { (scheme: String) in
            origin.text.lowercased() == scheme + host.text.lowercased()
        }
    }

    /// Lets the page read the answer, whatever it becomes.
    func allow(_ origin: String?, _ response: ResponseWriter) {
        guard !origins.isEmpty else { return }
        for field in fields(for: origin) { response.common(field.name, field.value) }
    }

    /// Lets the page read this answer.
    func allow(_ origin: String?, _ response: HTTPResponse) -> HTTPResponse {
        fields(for: origin).reduce(response) { $0.with($1.name, $1.value) }
    }

    /// Caches must know that the answer is another one for other origins, also when there is none now.
    private func fields(for origin: String?) -> [(name: StaticString, value: String)] {
        guard !origins.isEmpty else { return [] }
        guard let origin else { return [("Vary", "Origin")] }
        return [
            ("Vary", "Origin"), ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate, X-Request-Id"),
        ]
    }

    /// The answer to a preflight, by which browsers ask before they send what a form could not.
    func preflight(_ answer: HTTPResponse, _ origin: String?, methods: String) -> HTTPResponse {
        guard origin != nil else { return answer }
        return
            answer
            .with("Access-Control-Allow-Methods", methods)
            .with("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Traceparent, X-Request-Id")
            .with("Access-Control-Max-Age", "7200")
    }
}
