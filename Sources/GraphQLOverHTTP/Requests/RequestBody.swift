import JSON

/// What the body of a POST asks for.
enum RequestBody {
    case single(GraphQLRequest)
    /// Answered with an array, one response for each request.
    case batch([GraphQLRequest])

    init(_ body: UnsafeRawBufferPointer, _ limits: GraphQLLimits) throws(MalformedRequest) {
        var json = JSONLimits(depth: limits.jsonDepth, maximumValues: limits.jsonValues)
        switch JSONMembers.firstByte(of: body) {
        case nil: throw .missingBody
        case UInt8(ascii: "{"): self = .single(try GraphQLRequest(JSONPart(bytes: body), &json))
        case UInt8(ascii: "[") where limits.batch > 0:
            self = .batch(try RequestBody.requests(of: body, maximum: limits.batch, &json))
        case UInt8(ascii: "["): throw RequestBody.fault(of: body, &json, .batch)
        default: throw RequestBody.fault(of: body, &json, .notAnObject)
        }
    }

    private static func requests(
        of body: UnsafeRawBufferPointer, maximum: Int, _ limits: inout JSONLimits
    ) throws(MalformedRequest) -> [GraphQLRequest] {
        let parts = try elements(of: body, maximum: maximum, limits)
        guard !parts.isEmpty else { throw .emptyBatch }
        limits.depth -= 1
        return try parts.map { part throws(MalformedRequest) in
            guard JSONMembers.firstByte(of: part.bytes) == UInt8(ascii: "{") else {
                throw fault(of: part.bytes, &limits, .notAnObject)
            }
            return try GraphQLRequest(part, &limits)
        }
    }

    private static func elements(
        of body: UnsafeRawBufferPointer, maximum: Int, _ limits: JSONLimits
    ) throws(MalformedRequest) -> [JSONPart] {
        var parts: [JSONPart] = []
        var elements = JSONMembers(body, maximumDepth: limits.depth)
        do throws(JSONError) {
            while let element = try elements.nextElement() {
                // Counted to its end, so that what is said of it is true.
                if parts.count <= maximum {
                    parts.append(
                        JSONPart(bytes: UnsafeRawBufferPointer(rebasing: body[element]), offset: element.lowerBound))
                }
            }
        } catch {
            throw .invalidJSON(error)
        }
        guard parts.count <= maximum else { throw .batchTooLarge(limit: maximum) }
        return parts
    }

    /// A body that is no JSON is that before it is anything else.
    private static func fault(
        of body: UnsafeRawBufferPointer, _ limits: inout JSONLimits, _ fault: MalformedRequest
    ) -> MalformedRequest {
        do throws(JSONError) {
            _ = try JSONParser.parse(
                body.bindMemory(to: UInt8.self), maximumDepth: limits.depth, maximumValues: limits.maximumValues,
                counting: &limits.values)
            return fault
        } catch {
            return .invalidJSON(error)
        }
    }
}
