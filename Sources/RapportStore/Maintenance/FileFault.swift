import Glibc

/// What the system refused to do with a file.
public struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// `errno`.
    public let code: Int32

    init(_ path: String, _ code: Int32 = errno) {
        self.path = path
        self.code = code
    }

    public var description: String { "\(path): \(String(cString: strerror(code)))" }
}

/// Changes of names that outlast the machine's sudden end.
enum Files {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// A file that its owner alone can read; there must be none of the name.
    static func create(_ path: String) throws(FileFault) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFault(path) }
        close(file)
    }

    static func remove(_ path: String) throws(FileFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFault(path) }
    }

    /// The new name is the file's, and whatever had it before is gone.
    static func move(_ path: String, to name: String) throws(FileFault) {
        guard rename(path, name) == 0 else { throw FileFault(name) }
        try syncFolder(of: name)
    }

    /// Gives a file another name, too; where the file system cannot, instead.
    static func keep(_ path: String, as name: String) throws(FileFault) {
        if link(path, name) == 0 { return try syncFolder(of: name) }
        guard errno == EPERM || errno == EOPNOTSUPP else { throw FileFault(name) }
        try move(path, to: name)
    }

    /// What SQLite has beside a database that is open.
    static func removeCompanions(of path: String) throws(FileFault) {
        for suffix in ["-wal", "-shm", "-journal"] { try remove(path + suffix) }
    }

    /// Makes a file that the superuser has made the property of whoever has this one, or the folder that it would be
    /// in.
    static func giveToOwner(of path: String, _ file: String) throws(FileFault) {
        guard geteuid() == 0 else { return }
        var status = stat()
        guard stat(path, &status) == 0 || stat(folder(of: path), &status) == 0,
            chown(file, status.st_uid, status.st_gid) == 0
        else { throw FileFault(file) }
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "." }

    private static func syncFolder(of path: String) throws(FileFault) {
        let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw FileFault(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw FileFault(path) }
    }
}
