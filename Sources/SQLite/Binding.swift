import Batches

/// A value of a parameter.
public enum Binding: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// An id as its 16 bytes.
    case key(UUID)
    /// Any number of ids as one BLOB; `key_list` takes it apart.
    case keys([UUID])
}

/// A type whose values can be interpolated into `SQL`.
public protocol Bindable {
    var binding: Binding { get }
}

extension Int: Bindable { public var binding: Binding { .integer(Int64(self)) } }
extension Int64: Bindable { public var binding: Binding { .integer(self) } }
extension Double: Bindable { public var binding: Binding { .real(self) } }
extension Bool: Bindable { public var binding: Binding { .integer(self ? 1 : 0) } }
extension String: Bindable { public var binding: Binding { .text(self) } }
extension UUID: Bindable { public var binding: Binding { .key(self) } }
extension [UInt8]: Bindable { public var binding: Binding { .blob(self) } }
extension Optional: Bindable where Wrapped: Bindable {
    public var binding: Binding { self?.binding ?? .null }
}
