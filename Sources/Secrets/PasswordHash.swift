import CCrypto

/// scrypt (RFC 7914) with its parameters and salt in its text, so that they can be raised later:
///
///     $scrypt$ln=15,r=8,p=1$SALT$HASH
///
/// One hash takes 94 ms and 32 MiB, so it runs on a thread of its own and never on a worker or on the writer.
public struct PasswordHash: Hashable, Sendable {
    public struct Cost: Hashable, Sendable {
        /// log2 of N.
        public var log2N: Int
        public var r: Int
        public var p: Int

        public init(log2N: Int, r: Int, p: Int) {
            self.log2N = log2N
            self.r = r
            self.p = p
        }

        public static let standard = Cost(log2N: 15, r: 8, p: 1)
    }

    public let text: String

    /// A stored one. Whether it is well-formed shows when it is verified.
    public init(stored text: String) { self.text = text }

    /// Hashes a password with a new salt.
    public init(of password: String, cost: Cost = .standard) throws(SecretsError) {
        let salt = Random.bytes(16)
        let hash = try PasswordHash.scrypt(password, salt: salt, cost)
        text =
            "$scrypt$ln=\(cost.log2N),r=\(cost.r),p=\(cost.p)$\(Base64URL.encode(salt))$\(Base64URL.encode(hash))"
    }

    /// Whether this is the hash of the password. Takes as long as making one.
    public func matches(_ password: String) throws(SecretsError) -> Bool {
        guard let parts = parts else { return false }
        let hash = try PasswordHash.scrypt(password, salt: parts.salt, parts.cost)
        return constantTimeEqual(hash, parts.hash)
    }

    private var parts: (cost: Cost, salt: [UInt8], hash: [UInt8])? {
        let fields = text.split(separator: "$")
        guard fields.count == 4, fields[0] == "scrypt", let salt = Base64URL.decode(fields[2]),
            let hash = Base64URL.decode(fields[3]), hash.count == 32
        else { return nil }
        var values: [Substring: Int] = [:]
        for setting in fields[1].split(separator: ",") {
            let pair = setting.split(separator: "=")
            guard pair.count == 2, let value = Int(pair[1]) else { return nil }
            values[pair[0]] = value
        }
        guard let log2N = values["ln"], (1...20).contains(log2N), let r = values["r"], (1...32).contains(r),
            let p = values["p"], (1...16).contains(p)
        else { return nil }
        return (Cost(log2N: log2N, r: r, p: p), salt, hash)
    }

    private static func scrypt(_ password: String, salt: [UInt8], _ cost: Cost) throws(SecretsError) -> [UInt8] {
        var password = password
        var done: Int32 = 0
        let hash = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            done = password.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    EVP_PBE_scrypt(
                        characters.baseAddress, characters.count, salt, salt.count, 1 << UInt64(cost.log2N),
                        UInt64(cost.r), UInt64(cost.p), 1 << 30, buffer.baseAddress, 32)
                }
            }
            count = 32
        }
        guard done == 1 else { throw .library("EVP_PBE_scrypt") }
        return hash
    }
}
