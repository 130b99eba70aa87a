import CCrypto

/// 256 bits that must stay secret. Never printed, never encoded.
public struct SecretKey: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// A new one.
    public init() {
        self.init(unchecked: Random.bytes(32))
    }

    /// Nil unless there are 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(unchecked: Array(bytes))
    }

    init(unchecked bytes: [UInt8]) {
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// A key for one purpose, from which the others and this one cannot be computed: HMAC-SHA256 of its name.
    public func derived(for purpose: StaticString) -> SecretKey {
        SecretKey(unchecked: hmacSHA256(key: self, purpose.withUTF8Buffer { Array($0) }))
    }

    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try Swift.withUnsafeBytes(of: words, body)
    }

    public static func == (a: SecretKey, b: SecretKey) -> Bool {
        // Constant time: differences are gathered before they are looked at.
        let difference =
            (a.words.0 ^ b.words.0) | (a.words.1 ^ b.words.1) | (a.words.2 ^ b.words.2) | (a.words.3 ^ b.words.3)
        return difference == 0
    }

    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension SecretKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "SecretKey" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
