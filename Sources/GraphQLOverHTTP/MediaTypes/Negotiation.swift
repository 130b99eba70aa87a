import Glibc
import HTTPServer

/// What form an answer has, as far as its client accepts it.
///
/// RFC 9110, section 12.1.
struct Negotiation {
    /// Nil if the client accepts nothing that there is.
    let mediaType: ResponseMediaType?
    /// Whether the answer to a subscription may be an event stream.
    let takesEvents: Bool

    init(of head: borrowing RequestHead) {
        let events = EventStreamPreference(of: head)
        takesEvents = events != .none
        mediaType = events == .preferred ? .eventStream : ResponseMediaType.negotiated(for: head)
    }
}

/// What was negotiated lately. Clients say the same each time, and to read it anew took as long as a third of a query
/// for one object by its id.
struct Negotiations {
    private struct Entry {
        let accept: [UInt8]
        let outcome: Negotiation
    }

    private static let capacity = 8
    private static let maximumLength = 256

    private var entries: [Entry] = []
    private var next = 0

    mutating func outcome(for head: borrowing RequestHead) -> Negotiation {
        guard head.method == .post, case .value(let accept) = head.only("accept"),
            accept.bytes.count <= Negotiations.maximumLength
        else { return Negotiation(of: head) }
        for index in entries.indices where Negotiations.areEqual(entries[index].accept, accept.bytes) {
            return entries[index].outcome
        }
        let entry = Entry(accept: Array(accept.bytes), outcome: Negotiation(of: head))
        if entries.count < Negotiations.capacity { entries.append(entry) } else { entries[next] = entry }
        next = (next + 1) % Negotiations.capacity
        return entry.outcome
    }

    private static func areEqual(_ known: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard known.count == bytes.count, let start = bytes.baseAddress else { return known.isEmpty && bytes.isEmpty }
        return known.withUnsafeBytes { memcmp($0.baseAddress!, start, bytes.count) == 0 }
    }
}
