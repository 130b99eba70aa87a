import Glibc

/// The file in which a backup is written before it has its name: one at a time for each name.
///
/// The kernel lets go of it when the process ends, so that what was interrupted is written over by the next one.
final class UnfinishedBackup {
    let path: String
    private let file: Int32

    /// - Throws: `Backup.Fault` when another one is being written, or there is one of the name; else `FileFault`.
    init(of name: String) throws {
        path = name + ".unfinished"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFault(path) }
        // `deinit` closes the file after an error, too.
        guard flock(file, LOCK_EX | LOCK_NB) == 0, isStillThere else { throw Backup.Fault.isBeingWritten(name) }
        guard !Files.exists(name) else {
            try Files.remove(path)
            throw Backup.Fault.exists(name)
        }
        // What one has left that was interrupted.
        guard ftruncate(file, 0) == 0 else { throw FileFault(path) }
        try Files.removeCompanions(of: path)
    }

    /// Whoever had it before may have finished meanwhile: then it is the backup, under its name.
    private var isStillThere: Bool {
        var (mine, named) = (stat(), stat())
        return fstat(file, &mine) == 0 && stat(path, &named) == 0 && mine.st_dev == named.st_dev
            && mine.st_ino == named.st_ino
    }

    deinit { close(file) }
}
