import Batches
import RapportTypes

/// Why something is not written as it was asked for: what only the store can know of it.
///
/// Paths begin with a field of the input, as `["interviewers", "2", "contactId"]`.
public enum Refusal: Hashable, Sendable {
    /// An id names nothing of the viewer's: unknown, malformed, and somebody else's alike.
    case notFound(NodeID, at: [String])
    /// The record has another version than the caller expected.
    case versionConflict(AnyKey)
    /// The record's status is not one of those from which this can be done, all by their names in the schema.
    case invalidState(current: String, allowed: [String], at: [String] = ["id"])
    /// A time before the one that it has to follow, which the reason names.
    case outOfRange(at: [String], reason: String)
    /// Other records refer to this one, as the reason says.
    case inUse(at: [String] = ["id"], reason: String)
    /// An equal record exists.
    case duplicate(AnyKey, at: [String], reason: String)
    /// The account has as many records of a kind (`contacts`) as it may have.
    case tooMany(String, maximum: Int)
    /// A key of a part of the input came before with another one.
    case idempotencyKeyReused(at: [String])
    /// What is asked for breaks another rule, as the reason says.
    case fault(UserErrorCode, at: [String], reason: String, maximum: Int? = nil)
}

/// What became of something that was to be written.
///
/// A refusal comes with all others of the same call, so that nobody learns of a second fault by mending the first.
/// Whoever gets one undoes what the call has written by then.
public enum Written<Value> {
    case written(Value)
    case refused([Refusal])

    /// The value, if it was written.
    public var value: Value? { if case .written(let value) = self { value } else { nil } }

    /// What was refused; nothing if it was written.
    public var refusals: [Refusal] { if case .refused(let refusals) = self { refusals } else { [] } }

    public func map<U, E: Error>(_ transform: (Value) throws(E) -> U) throws(E) -> Written<U> {
        switch self {
        case .written(let value): .written(try transform(value))
        case .refused(let refusals): .refused(refusals)
        }
    }
}

extension Written: Equatable where Value: Equatable {}
extension Written: Hashable where Value: Hashable {}
extension Written: Sendable where Value: Sendable {}

/// Collects what stands against a change.
struct Refusals {
    private(set) var all: [Refusal] = []

    var isEmpty: Bool { all.isEmpty }

    mutating func add(_ refusal: Refusal) { all.append(refusal) }

    /// The record must have the version that the caller expects, if any.
    mutating func check<T: Entity>(version: Int, expected: Int?, of record: Key<T>) {
        guard let expected, expected != version else { return }
        add(.versionConflict(AnyKey(record)))
    }

    /// The record must be in one of the statuses.
    mutating func check<Status: RawRepresentable<String> & Equatable>(
        status: Status, isOneOf allowed: [Status], at path: [String] = ["id"]
    ) {
        guard !allowed.contains(status) else { return }
        add(.invalidState(current: status.rawValue, allowed: allowed.map(\.rawValue), at: path))
    }

    /// The value, if nothing stands against it.
    func unless<Value>(_ write: () throws -> Value) rethrows -> Written<Value> {
        isEmpty ? .written(try write()) : .refused(all)
    }
}
