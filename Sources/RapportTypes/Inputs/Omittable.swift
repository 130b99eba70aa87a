/// A nullable input field: left out, given as null, or given a value.
///
/// Spec: 3.10 Input Objects. An update leaves alone what is left out and clears what is null.
public enum Omittable<T> {
    case omitted
    case null
    case value(T)

    /// The value; nil where there is none, for whatever reason.
    public var value: T? { if case .value(let value) = self { value } else { nil } }

    public var isOmitted: Bool { if case .omitted = self { true } else { false } }

    public func map<U, E: Error>(_ transform: (T) throws(E) -> U) throws(E) -> Omittable<U> {
        switch self {
        case .omitted: .omitted
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }
}

extension Omittable: Equatable where T: Equatable {}
extension Omittable: Hashable where T: Hashable {}
extension Omittable: Sendable where T: Sendable {}

/// A value behind a reference, so that a struct can contain others of its own type.
public indirect enum Indirect<T> {
    case value(T)

    public init(_ value: T) { self = .value(value) }

    public var value: T {
        switch self {
        case .value(let value): value
        }
    }
}

extension Indirect: Equatable where T: Equatable {}
extension Indirect: Hashable where T: Hashable {}
extension Indirect: Sendable where T: Sendable {}
