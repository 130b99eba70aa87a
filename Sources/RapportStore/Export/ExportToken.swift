import Secrets

/// What the address of a file to download ends with: 32 random bytes that find the file, and open it.
///
/// The database has a hash of it alone, and the content is sealed under a key that comes from it: whoever has the
/// database, and even the master key, has none of the files that wait.
struct ExportToken {
    let text: String
    /// By which the file is found.
    let hash: [UInt8]
    /// Opens the file.
    let key: SecretKey

    /// A new one.
    init() { self.init(Random.bytes(32)) }

    /// Nil for a text that cannot be one of ours.
    init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: [UInt8]) {
        text = Base64URL.encode(bytes)
        hash = sha256(text)
        guard let root = SecretKey(bytes) else { preconditionFailure("a token has 32 bytes") }
        key = root.derived(for: "rapport: seal a file to download, 1")
    }
}
