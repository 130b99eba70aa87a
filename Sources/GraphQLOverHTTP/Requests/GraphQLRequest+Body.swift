import GraphQLSchema
import Glibc
import JSON

extension GraphQLRequest {
    /// The request that a JSON object is, where it is all that was sent.
    init(body: UnsafeRawBufferPointer, maximumDepth: Int, maximumValues: Int) throws(MalformedRequest) {
        var limits = JSONLimits(depth: maximumDepth, maximumValues: maximumValues)
        try self.init(JSONPart(bytes: body), &limits)
    }

    /// The request that a JSON object is.
    ///
    /// Members that the specification does not name are read and ignored.
    ///
    /// GraphQL over HTTP, section 5.4.1 JSON Encoding.
    init(_ object: JSONPart, _ limits: inout JSONLimits) throws(MalformedRequest) {
        var reader = RequestBodyReader(object, limits)
        do throws(JSONError) {
            var members = JSONMembers(object.bytes, maximumDepth: limits.depth)
            while let member = try members.next() { try reader.take(member) }
        } catch {
            throw .invalidJSON(JSONError(error.reason, at: object.offset + error.offset))
        }
        limits = reader.limits
        if let fault = reader.fault { throw fault }
        self.init(query: reader.query)
        operationName = reader.operationName
        variables = reader.variables
        extensions = reader.extensions
        try identifyDocument(by: reader.documentID)
    }
}

/// A part of a body, and where it stands in it.
struct JSONPart {
    var bytes: UnsafeRawBufferPointer
    var offset = 0
}

/// How much of the body's JSON may still be read.
struct JSONLimits {
    /// Arrays and objects inside each other.
    var depth: Int
    /// Of the body as a whole.
    let maximumValues: Int
    var values = 0
}

/// Collects the parameters. JSON that is wrong anywhere weighs more than a parameter of a wrong type.
private struct RequestBodyReader {
    private let body: UnsafeRawBufferPointer
    /// Where the body begins in what was sent.
    private let offset: Int
    private(set) var limits: JSONLimits
    private var seen = RequestParameterSet()
    private(set) var query: QueryText?
    private(set) var documentID: String?
    private(set) var operationName: String?
    private(set) var variables: [InputValue.Field]?
    private(set) var extensions: [InputValue.Field] = []
    /// The first that was found.
    private(set) var fault: MalformedRequest?

    init(_ object: JSONPart, _ limits: JSONLimits) {
        body = object.bytes
        offset = object.offset
        self.limits = limits
    }

    mutating func take(_ member: JSONMembers.Member) throws(JSONError) {
        guard let parameter = try parameter(member.name) else {
            _ = try value(member.value)
            return
        }
        if !seen.insert(parameter) { report(.repeated(parameter)) }
        switch parameter {
        case .query: try takeQuery(member.value)
        case .documentId: documentID = try text(member.value, .documentId)
        case .operationName: operationName = try text(member.value, .operationName).flatMap { $0.isEmpty ? nil : $0 }
        case .variables: variables = try object(member.value, .variables)
        case .extensions: extensions = try object(member.value, .extensions) ?? []
        }
    }

    private mutating func takeQuery(_ range: Range<Int>) throws(JSONError) {
        guard body[range.lowerBound] == UInt8(ascii: "\"") else {
            if try value(range) != .null { report(.wrongType(.query)) }
            return
        }
        let text = slice(range.lowerBound + 1..<range.upperBound - 1)
        query = QueryText(
            bytes: text, offset: offset + range.lowerBound + 1, isEscaped: GraphQLRequest.hasBackslash(text))
    }

    private mutating func text(
        _ range: Range<Int>, _ parameter: RequestParameter
    ) throws(JSONError) -> String? {
        switch try value(range) {
        case .null: return nil
        case .string(let text): return text
        default:
            report(.wrongType(parameter))
            return nil
        }
    }

    private mutating func object(
        _ range: Range<Int>, _ parameter: RequestParameter
    ) throws(JSONError) -> [InputValue.Field]? {
        switch try value(range) {
        case .null: break
        case .object(let members): return members.map { InputValue.Field($0) }
        default: report(.wrongType(parameter))
        }
        return nil
    }

    private mutating func report(_ fault: MalformedRequest) { self.fault = self.fault ?? fault }

    // MARK: JSON

    private mutating func parameter(_ name: Range<Int>) throws(JSONError) -> RequestParameter? {
        let text = slice(name)
        if !GraphQLRequest.hasBackslash(text), let parameter = RequestParameter(plain: text) { return parameter }
        // Escaped, unknown, or not even a text.
        guard case .string(let decoded) = try value(name.lowerBound - 1..<name.upperBound + 1) else { return nil }
        return RequestParameter(rawValue: decoded)
    }

    /// The value in a part of the body, strictly read; one level of nesting is the body itself.
    private mutating func value(_ range: Range<Int>) throws(JSONError) -> JSONValue {
        do throws(JSONError) {
            return try JSONParser.parse(
                slice(range).bindMemory(to: UInt8.self), maximumDepth: limits.depth - 1,
                maximumValues: limits.maximumValues, counting: &limits.values)
        } catch {
            throw JSONError(error.reason, at: range.lowerBound + error.offset)
        }
    }

    private func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: body[range])
    }
}

extension GraphQLRequest {
    fileprivate static func hasBackslash(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let base = text.baseAddress else { return false }
        return memchr(base, Int32(UInt8(ascii: "\\")), text.count) != nil
    }
}

extension RequestParameter {
    /// The parameter with this name, which has no escapes.
    fileprivate init?(plain name: UnsafeRawBufferPointer) {
        guard let start = name.baseAddress else { return nil }
        func named(_ text: StaticString) -> Bool { memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0 }
        switch name.count {
        case 5 where named("query"): self = .query
        case 9 where named("variables"): self = .variables
        case 10 where named("documentId"): self = .documentId
        case 10 where named("extensions"): self = .extensions
        case 13 where named("operationName"): self = .operationName
        default: return nil
        }
    }
}
