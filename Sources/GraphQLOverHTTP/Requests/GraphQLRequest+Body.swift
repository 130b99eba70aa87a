import GraphQLSchema
import Glibc
import JSON

extension GraphQLRequest {
    /// The request that a JSON body is.
    ///
    /// Members that the specification does not name are read and ignored.
    ///
    /// GraphQL over HTTP, section 5.4.1 JSON Encoding.
    init(body: UnsafeRawBufferPointer, maximumDepth: Int, maximumValues: Int) throws(MalformedRequest) {
        guard let first = JSONMembers.firstByte(of: body) else { throw .missingBody }
        guard first == UInt8(ascii: "{") else {
            throw GraphQLRequest.noObject(body, first, maximumDepth, maximumValues)
        }
        var reader = RequestBodyReader(body, maximumDepth: maximumDepth, maximumValues: maximumValues)
        do throws(JSONError) {
            var members = JSONMembers(body, maximumDepth: maximumDepth)
            while let member = try members.next() { try reader.take(member) }
        } catch {
            throw .invalidJSON(error)
        }
        if let fault = reader.fault { throw fault }
        guard let query = reader.query else { throw .missingQuery }
        self.init(query: query)
        operationName = reader.operationName
        variables = reader.variables
        extensions = reader.extensions
    }

    private static func noObject(
        _ body: UnsafeRawBufferPointer, _ first: UInt8, _ maximumDepth: Int, _ maximumValues: Int
    ) -> MalformedRequest {
        var values = 0
        do throws(JSONError) {
            _ = try JSONParser.parse(
                body.bindMemory(to: UInt8.self), maximumDepth: maximumDepth, maximumValues: maximumValues,
                counting: &values)
            return first == UInt8(ascii: "[") ? .batch : .notAnObject
        } catch {
            return .invalidJSON(error)
        }
    }
}

/// Collects the parameters. JSON that is wrong anywhere weighs more than a parameter of a wrong type.
private struct RequestBodyReader {
    private let body: UnsafeRawBufferPointer
    private let maximumDepth: Int
    private let maximumValues: Int
    /// Of all members so far.
    private var values = 0
    private var seen = RequestParameterSet()
    private(set) var query: QueryText?
    private(set) var operationName: String?
    private(set) var variables: [InputValue.Field] = []
    private(set) var extensions: [InputValue.Field] = []
    /// The first that was found.
    private(set) var fault: MalformedRequest?

    init(_ body: UnsafeRawBufferPointer, maximumDepth: Int, maximumValues: Int) {
        self.body = body
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
    }

    mutating func take(_ member: JSONMembers.Member) throws(JSONError) {
        guard let parameter = try parameter(member.name) else {
            _ = try value(member.value)
            return
        }
        if !seen.insert(parameter) { report(.repeated(parameter)) }
        switch parameter {
        case .query: try takeQuery(member.value)
        case .operationName: try takeOperationName(member.value)
        case .variables: variables = try object(member.value, .variables)
        case .extensions: extensions = try object(member.value, .extensions)
        }
    }

    private mutating func takeQuery(_ range: Range<Int>) throws(JSONError) {
        guard body[range.lowerBound] == UInt8(ascii: "\"") else {
            if try value(range) != .null { report(.wrongType(.query)) }
            return
        }
        let text = slice(range.lowerBound + 1..<range.upperBound - 1)
        query = QueryText(bytes: text, offset: range.lowerBound + 1, isEscaped: GraphQLRequest.hasBackslash(text))
    }

    private mutating func takeOperationName(_ range: Range<Int>) throws(JSONError) {
        switch try value(range) {
        case .null: break
        case .string(let name): operationName = name.isEmpty ? nil : name
        default: report(.wrongType(.operationName))
        }
    }

    private mutating func object(
        _ range: Range<Int>, _ parameter: RequestParameter
    ) throws(JSONError) -> [InputValue.Field] {
        switch try value(range) {
        case .null: break
        case .object(let members): return members.map { InputValue.Field($0) }
        default: report(.wrongType(parameter))
        }
        return []
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
                slice(range).bindMemory(to: UInt8.self), maximumDepth: maximumDepth - 1, maximumValues: maximumValues,
                counting: &values)
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
        switch name.count {
        case 5 where name.elementsEqual("query".utf8): self = .query
        case 9 where name.elementsEqual("variables".utf8): self = .variables
        case 10 where name.elementsEqual("extensions".utf8): self = .extensions
        case 13 where name.elementsEqual("operationName".utf8): self = .operationName
        default: return nil
        }
    }
}
