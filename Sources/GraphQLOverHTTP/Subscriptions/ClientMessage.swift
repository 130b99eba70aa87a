import JSON

/// What a client says over a WebSocket, in the words of graphql-transport-ws.
///
/// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
enum ClientMessage {
    /// With the credentials of the payload, if it has any.
    case connectionInit(authorization: String?)
    /// The payload is JSON, and is sent back.
    case ping(payload: UnsafeRawBufferPointer?)
    case pong
    /// The payload is what the body of a POST would be.
    case subscribe(id: String, payload: UnsafeRawBufferPointer)
    case complete(id: String)
}

/// Why a message is none.
enum MalformedMessage: Error, Hashable {
    case notJSON(JSONError)
    case notAnObject
    case unknownType
    case wrongType(member: String)
    case missing(member: String)
    case longID(limit: Int)

    var message: String {
        switch self {
        case .notJSON(let error): "The message is not JSON: \(error.description)"
        case .notAnObject: "The message is not a JSON object"
        case .unknownType: "The message has no type that clients send"
        case .wrongType(let member): "The member \"\(member)\" has the wrong type"
        case .missing(let member): "The member \"\(member)\" is missing"
        case .longID(let limit): "The id is longer than \(limit) bytes"
        }
    }
}

extension ClientMessage {
    /// Bytes of an id: as long as an operation runs, it is kept.
    static let longestID = 256

    init(_ text: UnsafeRawBufferPointer, maximumDepth: Int) throws(MalformedMessage) {
        guard JSONMembers.firstByte(of: text) == UInt8(ascii: "{") else { throw .notAnObject }
        var parts = Parts(text, maximumDepth: maximumDepth)
        do throws(JSONError) {
            var members = JSONMembers(text, maximumDepth: maximumDepth)
            while let member = try members.next() { try parts.take(member) }
        } catch {
            throw .notJSON(error)
        }
        switch parts.type {
        case .string("connection_init"): self = .connectionInit(authorization: try parts.authorization())
        case .string("ping"): self = .ping(payload: try parts.optionalPayload())
        case .string("pong"):
            _ = try parts.optionalPayload()
            self = .pong
        case .string("subscribe"): self = .subscribe(id: try parts.operationID(), payload: try parts.object())
        case .string("complete"): self = .complete(id: try parts.operationID())
        default: throw .unknownType
        }
    }

    /// The members of a message. The payload stays as it is until it is known what it should be.
    private struct Parts {
        private let text: UnsafeRawBufferPointer
        private let maximumDepth: Int
        private(set) var type = JSONValue.null
        private var id: JSONValue?
        private var payload: UnsafeRawBufferPointer?

        init(_ text: UnsafeRawBufferPointer, maximumDepth: Int) {
            self.text = text
            self.maximumDepth = maximumDepth
        }

        mutating func take(_ member: JSONMembers.Member) throws(JSONError) {
            let quotedName = slice(member.name.lowerBound - 1..<member.name.upperBound + 1)
            let value = slice(member.value)
            switch try parse(quotedName) {
            case .string("type"): type = try parse(value)
            case .string("id"): id = try parse(value)
            case .string("payload"): payload = value
            default: _ = try parse(value)
            }
        }

        func operationID() throws(MalformedMessage) -> String {
            guard let id else { throw .missing(member: "id") }
            guard case .string(let text) = id, !text.isEmpty else { throw .wrongType(member: "id") }
            guard text.utf8.count <= ClientMessage.longestID else { throw .longID(limit: ClientMessage.longestID) }
            return text
        }

        /// An object, of which nobody has looked yet whether it is well-formed.
        func object() throws(MalformedMessage) -> UnsafeRawBufferPointer {
            guard let payload else { throw .missing(member: "payload") }
            guard payload.first == UInt8(ascii: "{") else { throw .wrongType(member: "payload") }
            return payload
        }

        func optionalPayload() throws(MalformedMessage) -> UnsafeRawBufferPointer? {
            try members() == nil ? nil : payload
        }

        /// Libraries write the name as they write the header field.
        func authorization() throws(MalformedMessage) -> String? {
            guard let member = try members()?.last(where: { $0.name.lowercased() == "authorization" }) else {
                return nil
            }
            switch member.value {
            case .null: return nil
            case .string(let text): return text
            default: throw .wrongType(member: "payload.authorization")
            }
        }

        private func members() throws(MalformedMessage) -> [JSONValue.Member]? {
            guard let payload else { return nil }
            do throws(JSONError) {
                switch try parse(payload) {
                case .null: return nil
                case .object(let members): return members
                default: break
                }
            } catch {
                throw .notJSON(error)
            }
            throw .wrongType(member: "payload")
        }

        private func parse(_ part: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
            do throws(JSONError) {
                return try JSONParser.parse(part.bindMemory(to: UInt8.self), maximumDepth: maximumDepth)
            } catch {
                // Where it is in the message.
                throw JSONError(error.reason, at: error.offset + (part.baseAddress.map { $0 - text.baseAddress! } ?? 0))
            }
        }

        private func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(rebasing: text[range])
        }
    }
}
