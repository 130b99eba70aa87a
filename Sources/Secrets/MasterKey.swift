import Glibc

/// The key that wraps the data key of every account. It never lies in the database.
public struct MasterKey: Sendable {
    /// Where a master key came from: what the log says about it.
    public enum Origin: Hashable, Sendable {
        case environment
        case file(path: String)
        /// The first start: a key was made, and without this file nothing sealed can be opened again.
        case newFile(path: String)
    }

    /// What it is called, which is no secret: written into everything wrapped with it, so that what does not open can
    /// say which key it wants. Of 255 keys two may be called the same; what opens is for the key itself to say.
    public let id: UInt8
    public let origin: Origin
    private let wrapping: SecretKey
    /// Authenticates cursors.
    public let cursorKey: SecretKey

    public init(_ key: SecretKey, origin: Origin = .environment) {
        id = key.derived(for: "rapport: name of the master key, 1").withUnsafeBytes { max(1, $0[0]) }
        self.origin = origin
        wrapping = key.derived(for: "rapport: wrap data keys, 1")
        cursorKey = key.derived(for: "rapport: authenticate cursors, 1")
    }

    /// From a value of the environment: 32 bytes in base64, base64url or hexadecimal digits.
    public init(environment value: String) throws(SecretsError) {
        guard let key = MasterKey.decode(value) else { throw .malformedMasterKey }
        self.init(key, origin: .environment)
    }

    /// From a file that its owner alone can read; it is made if there is none.
    ///
    /// - Parameter other: A file whose owner a new one belongs to, where the superuser makes it.
    public init(file path: String, forOwnerOf other: String? = nil) throws(SecretsError) {
        if let key = try MasterKey.read(path) {
            self.init(key, origin: .file(path: path))
            return
        }
        let key = SecretKey()
        try MasterKey.write(key, path, forOwnerOf: other)
        self.init(key, origin: .newFile(path: path))
    }

    // MARK: Data keys

    /// The data key of an account, sealed under this one.
    public func wrap(_ key: DataKey, owner: [UInt8], with cipher: Cipher) throws(SecretsError) -> [UInt8] {
        try cipher.seal(key.root.withUnsafeBytes { Array($0) }, with: wrapping, keyID: id, bound: owner)
    }

    public func unwrap(_ wrapped: [UInt8], owner: [UInt8], with cipher: Cipher) throws(SecretsError) -> DataKey {
        guard let root = (try? cipher.open(wrapped, with: wrapping, bound: owner)).flatMap({ SecretKey($0) }) else {
            guard let keyID = wrapped.first, keyID != id else { throw .doesNotOpen }
            throw .unknownKey(id: keyID)
        }
        return DataKey(root)
    }

    // MARK: Files

    private static func decode(_ text: String) -> SecretKey? {
        let trimmed = text.utf8.filter {
            $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r")
        }
        if trimmed.count == 64, let bytes = hexadecimal(trimmed) { return SecretKey(bytes) }
        // The two alphabets differ in two characters.
        let base64 = String(decoding: trimmed.filter { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        let url = String(base64.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
        return Base64URL.decode(url).flatMap { SecretKey($0) }
    }

    private static func hexadecimal(_ digits: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    /// Nil if there is no such file.
    static func read(_ path: String) throws(SecretsError) -> SecretKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw .keyFile(path: path, error: errno) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .keyFile(path: path, error: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .keyFile(path: path, error: EISDIR) }
        guard isPrivate(status) else {
            throw .keyFileIsOpenToOthers(path: path, mode: UInt32(status.st_mode) & 0o777)
        }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .keyFile(path: path, error: errno) }
        guard let key = decode(String(decoding: bytes[..<count], as: UTF8.self)) else {
            throw .malformedKeyFile(path: path)
        }
        return key
    }

    /// Whether nobody but its owner, and those whom root lets, can read a file. systemd hands credentials to a service
    /// as root's files with an access control list, which shows as the group's right to read.
    private static func isPrivate(_ status: stat) -> Bool {
        let isOfRoot = status.st_uid == 0 && geteuid() != 0
        return status.st_mode & (isOfRoot ? 0o037 : 0o077) == 0
    }

    /// Written whole or not at all: a key that was cut short would lose everything that was sealed with it.
    ///
    /// - Parameter other: A file whose owner it belongs to, where the superuser makes it: the server is somebody else.
    static func write(_ key: SecretKey, _ path: String, forOwnerOf other: String? = nil) throws(SecretsError) {
        let unfinished = path + ".new"
        unlink(unfinished)
        let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .keyFile(path: path, error: errno) }
        defer { close(file) }
        let text = Array((key.withUnsafeBytes { Base64URL.encode($0) } + "\n").utf8)
        guard Glibc.write(file, text, text.count) == text.count, give(file, toOwnerOf: other), fsync(file) == 0,
            rename(unfinished, path) == 0
        else { throw .keyFile(path: path, error: errno) }
        syncFolder(of: path)
    }

    private static func give(_ file: Int32, toOwnerOf other: String?) -> Bool {
        var status = stat()
        guard geteuid() == 0, let other, stat(other, &status) == 0 else { return true }
        return fchown(file, status.st_uid, status.st_gid) == 0
    }

    /// So that a file's name is as safe as what is in it.
    static func syncFolder(of path: String) {
        let slash = path.lastIndex(of: "/")
        let directory = open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }
}
