import GraphQLSchema
import HTTPServer
import JSON

extension GraphQLRequest {
    /// The request that the query string of a target is.
    ///
    /// - Parameter scratch: Where the document is decoded to; the request is a view of it.
    ///
    /// GraphQL over HTTP, section 5.3 GET.
    init(queryString: HeadText?, maximumDepth: Int, scratch: ByteBuffer) throws(MalformedRequest) {
        var reader = QueryStringReader(maximumDepth: maximumDepth, scratch: scratch)
        if let queryString { try reader.read(queryString.bytes) }
        self.init(query: reader.query.map { QueryText(bytes: $0, isValidated: true) })
        operationName = reader.operationName
        variables = reader.variables
        extensions = reader.extensions
        try identifyDocument(by: reader.documentID)
    }
}

/// Reads `application/x-www-form-urlencoded` text: pairs between ampersands, `+` for a space, percent-encoded bytes.
///
/// URL Standard, section 5.1.
private struct QueryStringReader {
    private let maximumDepth: Int
    private let scratch: ByteBuffer
    private var seen = RequestParameterSet()
    private var queryRange: Range<Int>?
    private(set) var documentID: String?
    private(set) var operationName: String?
    private(set) var variables: [InputValue.Field]?
    private(set) var extensions: [InputValue.Field] = []

    init(maximumDepth: Int, scratch: ByteBuffer) {
        self.maximumDepth = maximumDepth
        self.scratch = scratch
        scratch.removeAll()
    }

    /// The document, once everything is read: before, the buffer may still move.
    var query: UnsafeRawBufferPointer? {
        queryRange.map { UnsafeRawBufferPointer(rebasing: scratch.bytes[$0]) }
    }

    mutating func read(_ text: UnsafeRawBufferPointer) throws(MalformedRequest) {
        for pair in text.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try decode(pair[..<equals])
            guard let parameter = RequestParameter(rawValue: string(name) ?? "") else { continue }
            guard seen.insert(parameter) else { throw .repeated(parameter) }
            try take(parameter, try decode(pair[equals...].dropFirst()))
        }
    }

    private mutating func take(_ parameter: RequestParameter, _ value: Range<Int>) throws(MalformedRequest) {
        guard let text = string(value) else { throw .invalidUTF8(parameter) }
        switch parameter {
        case .query: queryRange = value
        case .documentId: documentID = text.isEmpty ? nil : text
        case .operationName: operationName = text.isEmpty ? nil : text
        case .variables: variables = try object(text, .variables)
        case .extensions: extensions = try object(text, .extensions) ?? []
        }
    }

    private func object(
        _ text: String, _ parameter: RequestParameter
    ) throws(MalformedRequest) -> [InputValue.Field]? {
        guard !text.isEmpty else { return nil }
        do throws(JSONError) {
            let value = try JSONParser.parse(text, maximumDepth: maximumDepth - 1)
            if value == .null { return nil }
            if let members = value.members { return members.map { InputValue.Field($0) } }
        } catch {
            throw .invalidJSONParameter(parameter, error)
        }
        throw .wrongType(parameter)
    }

    // MARK: Bytes

    /// Appends the decoded bytes to the buffer.
    private func decode(_ text: Slice<UnsafeRawBufferPointer>) throws(MalformedRequest) -> Range<Int> {
        let start = scratch.count
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "+"): scratch.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 1 < text.endIndex, let high = digit(text[index]), let low = digit(text[index + 1]) else {
                    throw .invalidPercentEncoding
                }
                scratch.append(high << 4 | low)
                index += 2
            default: scratch.append(byte)
            }
        }
        return start..<scratch.count
    }

    /// The value of a hexadecimal digit.
    private func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private func string(_ range: Range<Int>) -> String? {
        String(validating: UnsafeRawBufferPointer(rebasing: scratch.bytes[range]), as: UTF8.self)
    }
}
