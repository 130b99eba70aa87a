import Batches

/// What a call with an idempotency key answers: ids, from which the answer is made again when the call is repeated.
public protocol RepeatableResult: Sendable {
    /// Nil for a record that the call did not make.
    var ids: [UUID?] { get }
    /// Those without which there is no answer any more.
    var records: [UUID] { get }
    init?(ids: [UUID?])
}

extension RepeatableResult {
    init?(text: String) {
        self.init(ids: text.split(separator: ",", omittingEmptySubsequences: false).map { UUID(String($0)) })
    }

    var text: String { ids.map { $0?.description ?? "" }.joined(separator: ",") }
}

extension UUID: RepeatableResult {
    public var ids: [UUID?] { [self] }
    public var records: [UUID] { [self] }

    public init?(ids: [UUID?]) {
        guard ids.count == 1, let id = ids[0] else { return nil }
        self = id
    }
}

extension [UUID]: RepeatableResult {
    public var ids: [UUID?] { self }
    public var records: [UUID] { self }

    public init?(ids: [UUID?]) { self = ids.compactMap { $0 } }
}
