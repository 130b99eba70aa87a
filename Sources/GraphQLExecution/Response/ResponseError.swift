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
    /// Writes `"errors":[…]`, without what comes before and after.
    public func write(errors: [ResponseError]) { write(errors: ResponseErrors(errors)) }

    func write(errors: ResponseErrors) {
        write("\"errors\":")
        write(listOf: errors)
    }

    /// The errors without the name of the entry.
    public func write(listOf errors: [ResponseError]) { write(listOf: ResponseErrors(errors)) }

    private func write(listOf errors: ResponseErrors) {
        write("[")
        for (index, error) in errors.shown.enumerated() {
            if index > 0 { write(",") }
            write(error)
        }
        if errors.leftOut > 0 {
            write(",")
            write(ResponseError(message: "\(errors.leftOut) more errors are not shown."))
        }
        write("]")
    }

    private func write(_ error: ResponseError) {
        write("{\"message\":")
        write(string: error.message)
        if !error.locations.isEmpty {
            write(",\"locations\":[")
            for (index, location) in error.locations.enumerated() {
                if index > 0 { write(",") }
                write("{\"line\":")
                write(int: location.line)
                write(",\"column\":")
                write(int: location.column)
                write("}")
            }
            write("]")
        }
        if let path = error.path { write(path: path) }
        if error.code != nil || !error.extensions.isEmpty { write(extensionsOf: error) }
        write("}")
    }

    private func write(path: [PathSegment]) {
        write(",\"path\":[")
        for (index, segment) in path.enumerated() {
            if index > 0 { write(",") }
            switch segment {
            case .field(let key): write(string: key)
            case .index(let index): write(int: index)
            }
        }
        write("]")
    }

    private func write(extensionsOf error: ResponseError) {
        var members = error.extensions
        if let code = error.code { members.insert(.init(name: "code", value: .string(code.rawValue)), at: 0) }
        write(",\"extensions\":")
        write(.object(members))
    }

    /// Writes an input value as JSON; enum values become strings.
    public func write(_ value: InputValue) {
        switch value {
        case .null: write("null")
        case .int(let value): write(int: value)
        case .float(let value): write(double: value)
        case .string(let text), .enumValue(let text): write(string: text)
        case .boolean(let value): value ? write("true") : write("false")
        case .list(let items):
            write("[")
            for (index, item) in items.enumerated() {
                if index > 0 { write(",") }
                write(item)
            }
            write("]")
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
