@testable import HTTPServer

/// What a request that was read looks like.
struct ReadRequest: Equatable, CustomStringConvertible {
    var method: String
    var path: String
    var query: String?
    var host: String?
    var body = ""

    init(_ method: String, _ path: String, query: String? = nil, host: String? = "a", body: String = "") {
        self.method = method
        self.path = path
        self.query = query
        self.host = host
        self.body = body
    }

    init(_ request: borrowing HTTPRequest) {
        method = request.head.methodName.text
        path = request.head.path.text
        query = request.head.query?.text
        host = request.head.host?.text
        body = String(decoding: request.body, as: UTF8.self)
    }

    var description: String { "\(method) \(path) ?\(query ?? "-") @\(host ?? "-") \(body)" }
}

/// What became of some bytes.
struct ReadOutcome: Equatable {
    var requests: [ReadRequest] = []
    var refusal: Refusal?
    /// Whether there is the beginning of another request.
    var isUnfinished = false
}

/// Feeds the bytes to a reader, piece by piece.
func read(_ pieces: [ArraySlice<UInt8>], limits: ServerLimits = ServerLimits(), maximum: Int = 1000) -> ReadOutcome {
    let reader = RequestReader(limits: limits)
    var outcome = ReadOutcome()
    for piece in pieces {
        var rest = piece
        while !rest.isEmpty {
            let room = reader.room()
            let part = rest.prefix(room.count)
            part.withUnsafeBytes { room.copyMemory(from: $0) }
            reader.received(part.count)
            rest = rest.dropFirst(part.count)
            if !advance(reader, maximum, &outcome) { return outcome }
        }
    }
    outcome.isUnfinished = !reader.isEmpty
    return outcome
}

func read(_ text: String, limits: ServerLimits = ServerLimits(), maximum: Int = 1000) -> ReadOutcome {
    read([Array(text.utf8)[...]], limits: limits, maximum: maximum)
}

private func advance(_ reader: RequestReader, _ maximum: Int, _ outcome: inout ReadOutcome) -> Bool {
    while true {
        switch reader.advance() {
        case .needsMore:
            return true
        case .head:
            guard let refusal = reader.parser.admitBody(maximum: maximum) else { continue }
            outcome.refusal = refusal
            return false
        case .complete:
            outcome.requests.append(ReadRequest(reader.request(of: Connection(index: 0, epoll: -1))))
            reader.nextRequest()
        case .refused(let refusal):
            outcome.refusal = refusal
            return false
        }
    }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
