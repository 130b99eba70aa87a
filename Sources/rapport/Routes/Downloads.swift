import GraphQLExecution
import HTTPServer
import RapportStore

/// Files at addresses that work once: `GET /exports/<token>`.
///
/// A worker does not wait for the file: the request is parked while the store looks for it. The token alone says who
/// may have it, so that a browser can follow the address; it is never logged.
struct Downloads: Sendable {
    typealias Found<Value> = @Sendable (Result<Value?, any Error>) -> Void

    /// Uses the address up.
    let fetch: @Sendable (_ token: String, @escaping Found<FetchedExport>) -> Void
    let describe: @Sendable (_ token: String, @escaping Found<ExportDescription>) -> Void
    /// Told of errors that are ours, with the id that the client is told.
    let report: @Sendable (_ error: any Error, _ id: String) -> Void

    /// Stands for a request that waits for its file.
    struct Parked: Sendable {}

    /// The token in a path; nil for other paths.
    static func token(in path: HeadText) -> String? {
        path.hasPrefix("/exports/") ? String(path.text.dropFirst("/exports/".count)) : nil
    }

    /// HEAD says what GET would bring, and leaves it there.
    func begin(_ token: String, _ method: HTTPMethod, _ mailbox: Mailbox) -> Disposition {
        if method == .head {
            describe(token) { found in mailbox.post(Answer(found.map { $0.map { ($0, nil) } }, report)) }
        } else {
            fetch(token) { found in mailbox.post(Answer(found.map { $0.map { ($0.description, $0.content) } }, report))
            }
        }
        return .park(Parked())
    }
}

extension Downloads {
    init(of store: Store, _ log: Log) {
        self.init(
            fetch: { token, found in store.fetchExport(token, completion: found) },
            describe: { token, found in store.describeExport(token, completion: found) },
            report: log.failure)
    }

    /// What has been found of a file.
    struct Answer: Sendable {
        private let found: Result<(ExportDescription, content: [UInt8]?)?, any Error>
        private let report: @Sendable (_ error: any Error, _ id: String) -> Void

        fileprivate init(
            _ found: Result<(ExportDescription, content: [UInt8]?)?, any Error>,
            _ report: @escaping @Sendable (any Error, String) -> Void
        ) {
            self.found = found
            self.report = report
        }

        func send(to response: ResponseWriter) {
            switch found {
            case .success(let (file, content)?): Answer.send(file, content, to: response)
            case .success(nil):
                response.send(Router.refusal(.notFound, "There is no such file, or it has been fetched."))
            case .failure(let error): send(error, to: response)
            }
        }

        /// RFC 6266: names are of our own making, and need no escaping.
        private static func send(_ file: ExportDescription, _ content: [UInt8]?, to response: ResponseWriter) {
            response.begin(.ok)
            response.field("Content-Type", file.mediaType)
            response.field("Content-Disposition", "attachment; filename=\"\(file.fileName)\"")
            response.field("Cache-Control", "no-store")
            if let content {
                response.finish(content)
            } else {
                response.finish(withoutBodyOfLength: file.byteCount)
            }
        }

        private func send(_ error: any Error, to response: ResponseWriter) {
            let fault = ExecutionError(storeFault: error, report: report)
            let status: HTTPStatus = fault.code == .unavailable ? .serviceUnavailable : .internalServerError
            response.send(Router.refusal(status, fault.message))
        }
    }
}
