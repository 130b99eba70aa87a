import CSQLite
import Glibc

/// SQLite's access to files, but for what Linux allows to be done with less: `SteadyMap` of a database,
/// `GatheredWrites` of its log.
///
/// SQLite: https://www.sqlite.org/vfs.html
enum FileAccess {
    /// The name of what a database is opened with; nil if there is no such base.
    ///
    /// - Parameter base: The name of the `sqlite3_vfs` that does the work; nil for the system's own.
    static func name(over base: String?) -> String? {
        guard let base else { return overSystem }
        return sqlite3_vfs_find("gathered-" + base).map { String(cString: $0.pointee.zName) }
            ?? register("gathered-" + base, over: sqlite3_vfs_find(base))
    }

    private static let overSystem = register("rapport", over: sqlite3_vfs_find(nil))

    private static func register(_ name: String, over base: UnsafeMutablePointer<sqlite3_vfs>?) -> String? {
        guard let base, let zName = strdup(name) else { return nil }
        let layer = UnsafeMutablePointer<Layer>.allocate(capacity: 1)
        // What is not named below does its work for this one as for its base: it looks at nothing of it but `pAppData`.
        layer.initialize(to: Layer(vfs: base.pointee, base: base))
        layer.pointee.vfs.zName = UnsafePointer(zName)
        layer.pointee.vfs.pNext = nil
        layer.pointee.vfs.xOpen = { vfs, name, file, flags, outFlags in
            let base = UnsafeMutableRawPointer(vfs!).assumingMemoryBound(to: Layer.self).pointee.base
            let result = base.pointee.xOpen(base, name, file, flags, outFlags)
            guard result == SQLITE_OK else { return result }
            if flags & SQLITE_OPEN_MAIN_DB != 0 { SteadyMap.take(file!) }
            if flags & SQLITE_OPEN_WAL != 0 { GatheredWrites.take(file!) }
            return SQLITE_OK
        }
        let vfs = UnsafeMutableRawPointer(layer).assumingMemoryBound(to: sqlite3_vfs.self)
        return sqlite3_vfs_register(vfs, 0) == SQLITE_OK ? name : nil
    }

    /// What SQLite sees of it is the first member only.
    private struct Layer {
        var vfs: sqlite3_vfs
        let base: UnsafeMutablePointer<sqlite3_vfs>
    }
}
