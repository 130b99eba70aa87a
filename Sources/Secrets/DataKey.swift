/// The key of one account: seals its fields, and hashes them for exact match.
public struct DataKey: Hashable, Sendable {
    let root: SecretKey
    /// Seals and opens fields.
    public let sealing: SecretKey
    /// Keys the hashes by which a sealed field is found again.
    public let matching: SecretKey

    /// A new one.
    public init() { self.init(SecretKey()) }

    init(_ root: SecretKey) {
        self.root = root
        sealing = root.derived(for: "rapport: seal fields, 1")
        matching = root.derived(for: "rapport: match fields, 1")
    }

    /// The keyed hash of a normalised value: equal values of one account and column have equal hashes, and nobody
    /// without the key learns more than that.
    public func matchHash(_ normalised: String, column: StaticString) -> [UInt8] {
        var message = column.withUTF8Buffer { Array($0) }
        message.append(0)
        message += normalised.utf8
        return Array(hmacSHA256(key: matching, message).prefix(16))
    }
}

/// What a sealed value is bound to: the row's id and the column's name.
public struct SealedPlace: ContiguousBytes, Sendable {
    private var bytes: [UInt8]

    public init(row id: some Collection<UInt8>, column: String) {
        bytes = Array(id)
        bytes += column.utf8
    }

    /// Another row of the same column, without an allocation.
    public mutating func move(toRow id: UnsafeRawPointer) {
        bytes.withUnsafeMutableBytes { $0.baseAddress!.copyMemory(from: id, byteCount: 16) }
    }

    public func withContiguousBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try bytes.withUnsafeBytes(body)
    }
}
