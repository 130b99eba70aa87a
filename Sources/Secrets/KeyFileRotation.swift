import Glibc

/// How the key in a file gives way to another one, whatever interrupts it.
///
/// The new key lies beside the old one, synced, before anything is wrapped with it, and takes its place when everything
/// is. In between only the database knows which of the two it wants; so both stay until somebody has asked it.
public struct KeyFileRotation: Sendable {
    public let path: String
    private var next: String { path + ".next" }

    public init(path: String) { self.path = path }

    /// The key that a rotation has made; nil if none has begun, or it has been ended.
    public func pending() throws(SecretsError) -> MasterKey? {
        try MasterKey.read(next).map { MasterKey($0, origin: .file(path: next)) }
    }

    /// The key that is in force.
    ///
    /// - Throws: also when there is no file.
    public func current() throws(SecretsError) -> MasterKey {
        guard let key = try MasterKey.read(path) else { throw .keyFile(path: path, error: ENOENT) }
        return MasterKey(key, origin: .file(path: path))
    }

    /// Makes a new key and puts it beside the old one.
    public func begin() throws(SecretsError) -> MasterKey {
        let key = try newKey(otherThan: current().id)
        try MasterKey.write(key, next, forOwnerOf: path)
        return MasterKey(key, origin: .newFile(path: path))
    }

    /// One that is not called as the old one is.
    private func newKey(otherThan id: UInt8) -> SecretKey {
        while true {
            let key = SecretKey()
            if MasterKey(key).id != id { return key }
        }
    }

    /// The new key takes the old one's place; the old one stays beside it, for backups that were made before.
    ///
    /// - Returns: The old key's file.
    @discardableResult
    public func finish() throws(SecretsError) -> String {
        guard let old = try MasterKey.read(path) else { throw .keyFile(path: path, error: ENOENT) }
        var kept = "\(path).\(MasterKey(old).id)"
        // Another one of the same name, from long ago, stays.
        while let other = try MasterKey.read(kept), other != old { kept += "x" }
        try MasterKey.write(old, kept, forOwnerOf: path)
        guard rename(next, path) == 0 else { throw .keyFile(path: path, error: errno) }
        MasterKey.syncFolder(of: path)
        return kept
    }

    /// Nothing was wrapped with the new key.
    public func cancel() throws(SecretsError) {
        guard unlink(next) == 0 || errno == ENOENT else { throw .keyFile(path: next, error: errno) }
    }
}
