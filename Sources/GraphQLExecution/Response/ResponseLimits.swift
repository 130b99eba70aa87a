/// What one response may have.
public struct ResponseLimits: Sendable {
    /// Errors that are shown; what comes beyond is counted in one that says so.
    public var errors: Int
    /// Bytes of the data. Over it there is none, and the error LIMIT_EXCEEDED: a short document can name the same long
    /// value often, so that what an operation costs does not tell how much it answers. Nobody can know before it is
    /// written.
    ///
    /// It is looked at behind each object and not behind each field, of which nearly all are short. So the texts of one
    /// object can go beyond it: by a hundred times the longest at most, as often as a document can name it
    /// (`DocumentLimits.aliasesOfOneField`).
    public var bytes: Int

    public init(errors: Int = 100, bytes: Int = .max) {
        self.errors = errors
        self.bytes = bytes
    }
}

extension ResponseError {
    /// Of more bytes than the limit.
    public static func responseIsTooLong(_ limit: Int) -> ResponseError {
        ResponseError(
            message: "The response is longer than \(limit) bytes.", code: .limitExceeded,
            extensions: [.init(name: "limit", value: .int(limit))])
    }
}
