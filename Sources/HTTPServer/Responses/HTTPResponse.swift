/// An answer as a value, for those that are short and rare; the others are written with `ResponseWriter`.
public struct HTTPResponse: Sendable {
    public struct Field: Sendable {
        public var name: StaticString
        public var value: String
    }

    public var status: HTTPStatus
    public var fields: [Field] = []
    public var body: [UInt8] = []

    public init(_ status: HTTPStatus) {
        self.status = status
    }

    public init(_ status: HTTPStatus, contentType: String, body: [UInt8]) {
        self.status = status
        fields = [Field(name: "Content-Type", value: contentType)]
        self.body = body
    }

    /// The same with one field more.
    public func with(_ name: StaticString, _ value: String) -> HTTPResponse {
        var response = self
        response.fields.append(Field(name: name, value: value))
        return response
    }
}
