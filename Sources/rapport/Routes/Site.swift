import HTTPServer
import JSON
import RapportStore

/// Everything that is served besides the API: the playground, the schema, and how the server is.
final class Site: Sendable {
    private let pages: [String: UnmadePage]
    private let health: Health

    /// - Parameters:
    ///   - schema: What prints it; nil keeps it to the server.
    ///   - demo: Whom the playground offers to sign in as.
    init(schema: (@Sendable () -> String)?, demo: DemoAccount? = nil, health: Health) {
        var pages: [String: UnmadePage] = [:]
        for file in PlaygroundFiles.all {
            let isIndex = file.path == "index.html"
            pages[isIndex ? "/" : "/playground/" + file.path] = UnmadePage {
                Page(mediaType: file.mediaType, bytes: file.bytes, links: isIndex ? Site.links : nil)
            }
        }
        pages["/playground/server.json"] = UnmadePage {
            Page(mediaType: "application/json", bytes: Site.settings(demo))
        }
        if let schema {
            pages["/schema.graphql"] = UnmadePage {
                Page(mediaType: "text/plain; charset=utf-8", bytes: Array(schema().utf8))
            }
        }
        self.pages = pages
        self.health = health
    }

    /// What the first screen of the playground is made of. Its modules come behind what the first frame needs.
    ///
    /// HTML Living Standard, section 4.6.7.11: Link type "modulepreload"; RFC 8288.
    private static var links: String {
        let modules = ModuleImports(PlaygroundFiles.all).needed(by: "page/main.js")
        let links = modules.map { "</playground/\($0)>; rel=modulepreload; fetchpriority=low" }
        return (["</playground/style.css>; rel=preload; as=style"] + links).joined(separator: ", ")
    }

    /// What the playground has to know of this server.
    private static func settings(_ demo: DemoAccount?) -> [UInt8] {
        let account = demo.map { demo in
            JSONValue.object([
                .init("email", .string(demo.email.text)), .init("password", .string(demo.password)),
            ])
        }
        let out = JSONWriter()
        out.write(value: .object([.init("demo", account ?? .null)]))
        return Array(out.bytes)
    }

    /// What is at a path; nil if nothing is.
    func resource(at path: String) -> Resource? {
        switch path {
        // Alive is who answers; ready is who takes new work.
        case "/health", "/health/live": .health(.ok)
        case "/health/ready": .health(health.state)
        default: pages[path].map { .page($0.page) }
        }
    }

    enum Resource {
        case page(Page)
        case health(Health.State)

        func send(_ head: borrowing RequestHead, to response: ResponseWriter) {
            switch self {
            case .page(let page): page.send(head, to: response)
            case .health(let state):
                response.begin(state == .ok ? .ok : .serviceUnavailable)
                response.field("Content-Type", "application/json; charset=utf-8")
                response.field("Cache-Control", "no-store")
                response.finish(state.body)
            }
        }
    }
}

extension Health.State {
    fileprivate var body: StaticString {
        switch self {
        case .ok: #"{"status":"ok"}"#
        case .draining: #"{"status":"draining"}"#
        case .unwritable: #"{"status":"the database cannot be written"}"#
        }
    }
}
