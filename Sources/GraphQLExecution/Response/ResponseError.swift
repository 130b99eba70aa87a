public import GraphQLLanguage
public import GraphQLSchema
import JSON

/// An entry of `errors`.
///
/// Spec: 7.1.2 Errors.
public struct ResponseError: Hashable, Sendable {
    public var message: String
    public var locations: [SourceLocation]
    /// Nil for request errors, which belong to no field.
    public var path: [PathSegment]?
    public var code: ErrorCode?
    public var extensions: [InputValue.Field]

    public init(
        message: String, locations: [SourceLocation] = [], path: [PathSegment]? = nil, code: ErrorCode? = nil,
        extensions: [InputValue.Field] = []
    ) {
        self.message = message
        self.locations = locations
        self.path = path
        self.code = code
        self.extensions = extensions
    }
}

extension ResponseError {
    /// An error of the request as a whole.
    public init(_ error: RequestError) {
        self.init(
            message: error.message, locations: error.locations, code: error.code,
            extensions: error.details.map { InputValue.Field(name: $0.name, value: .int($0.value)) })
    }
}

extension JSONWriter {
    /// Writes a response that has errors and nothing else.
    public func write(responseWith errors: [ResponseError]) { write(responseWith: ResponseErrors(errors)) }

    func write(responseWith errors: ResponseErrors) {
        write("{")
        write(errors: errors)
        write("}")
    }

    /// Writes `"errors":[…]`, without what comes before and after.
    public func write(errors: [ResponseError]) { write(errors: ResponseErrors(errors)) }

    func write(errors: ResponseErrors) {
        write("\"errors\":")
        write(listOf: errors)
    }

    /// The errors without the name of the entry.
    public func write(listOf errors: [ResponseError]) { write(listOf: ResponseErrors(errors)) }

    private func write(listOf errors: ResponseErrors) {
        let more = errors.leftOut > 0 ? [ResponseError(message: "\(errors.leftOut) more errors are not shown.")] : []
        list(errors.shown + more) { write($0) }
    }

    private func write(_ error: ResponseError) {
        object { object in
            object.member("message", error.message)
            if !error.locations.isEmpty { object.member("locations") { list(error.locations) { write($0) } } }
            if let path = error.path { object.member("path") { list(path) { write($0) } } }
            let code = error.code.map { [InputValue.Field(name: "code", value: .string($0.rawValue))] } ?? []
            let extensions = code + error.extensions
            if !extensions.isEmpty { object.member("extensions") { write(.object(extensions)) } }
        }
    }

    private func write(_ location: SourceLocation) {
        object { object in
            object.member("line", location.line)
            object.member("column", location.column)
        }
    }

    private func write(_ segment: PathSegment) {
        switch segment {
        case .field(let key): write(string: key)
        case .index(let index): write(int: index)
        }
    }

    /// Writes an input value as JSON; enum values become strings.
    public func write(_ value: InputValue) {
        switch value {
        case .null: write("null")
        case .int(let value): write(int: value)
        case .float(let value): write(double: value)
        case .string(let text), .enumValue(let text): write(string: text)
        case .boolean(let value): value ? write("true") : write("false")
        case .list(let items): list(items) { write($0) }
        case .object(let fields):
            write("{")
            for (index, field) in fields.enumerated() {
                if index > 0 { write(",") }
                write(string: field.name)
                write(":")
                write(field.value)
            }
            write("}")
        }
    }
}
