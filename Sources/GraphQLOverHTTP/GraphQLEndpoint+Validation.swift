public import HTTPServer

/// `POST /graphql/validate`: what executing a document would come to, for editors. Nothing is executed.
///
/// The body is that of a GraphQL request, and everything that limits one limits it. The answer has the errors that
/// execution would begin with, and of each operation its name, its kind, what it can cost, and how deep it is. The
/// status says whether the question could be read; the answer says whether the document can be executed.
extension GraphQLEndpoint {
    private static let validationMethods = "POST, OPTIONS"

    public func validate(_ request: borrowing HTTPRequest, response: ResponseWriter) {
        let origin = crossOrigin.allowedOrigin(of: request.head)
        crossOrigin.allow(origin, response)
        switch request.head.method {
        case .post: break
        case .options:
            let answer = HTTPResponse(.noContent).with("Allow", GraphQLEndpoint.validationMethods)
            return response.send(crossOrigin.preflight(answer, origin, methods: "POST"))
        default:
            let failure = RequestFailure.methodNotAllowed
            return response.send(
                HTTPResponse(.methodNotAllowed, errors: failure.errors)
                    .with("Allow", GraphQLEndpoint.validationMethods))
        }
        do throws(RequestFailure) {
            let out = service.out
            let report = try report(on: request)
            out.reset()
            out.write(report)
            send(out.bytes, as: .json, response)
        } catch {
            response.send(HTTPResponse(error, as: .json))
        }
    }

    private func report(on request: borrowing HTTPRequest) throws(RequestFailure) -> DocumentReport {
        guard ResponseMediaType.accepts(.json, request.head) else { throw .notAcceptable }
        _ = try client(of: request.head)
        guard case .single(let parameters) = try body(of: request) else { throw .malformed(.notAnObject) }
        return try service.report(on: parameters)
    }
}
