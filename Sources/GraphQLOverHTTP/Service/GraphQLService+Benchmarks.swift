import HTTPServer

extension GraphQLService {
    private static let here = IPAddress("::1")!  // which is an address

    /// Answers a body as the endpoint answers a POST, without sockets and heads: for benchmarks.
    ///
    /// - Returns: The response, good until the next one is begun; nil for a request that is refused or has to wait.
    package func response(
        toBody body: UnsafeRawBufferPointer, token: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer? {
        do {
            let request = try GraphQLRequest(
                body: body, maximumDepth: limits.jsonDepth, maximumValues: limits.jsonValues)
            let client = Client(caller: try caller(with: token), address: GraphQLService.here)
            guard case .finished = try start(try prepare(request, .answeredOnce), for: client) else { return nil }
            return response
        } catch {
            return nil
        }
    }
}
