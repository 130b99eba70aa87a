import CSQLite
import Glibc

/// SQLite's access to the files of this machine, but that a database stays mapped when another connection has
/// committed.
///
/// Its own gives the map up then, for systems whose maps do not follow a file that was cut and has grown again; each
/// page is found anew by a fault. Linux has one copy of a page for maps and for writes, so the map stays as long as it
/// reaches to the file's end. Measured: a sixth of what a worker takes to log an interaction and to answer what it was.
///
/// SQLite: https://www.sqlite.org/c3ref/io_methods.html, "The xFetch() and xUnfetch() methods"
enum SteadyMap {
    /// What a database is opened with; nil if SQLite's own has no maps.
    static let fileSystem: String? = {
        guard let system, let name = strdup("steady-map") else { return nil }
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        // What is not named below does its work for this one as for the system's: it does not look which of them it is
        // called for.
        vfs.initialize(to: system.pointee)
        vfs.pointee.zName = UnsafePointer(name)
        vfs.pointee.pNext = nil
        vfs.pointee.szOsFile = Int32(knownOffset + MemoryLayout<KnownFile>.size)
        vfs.pointee.xOpen = { _, name, file, flags, outFlags in open(name, file!, flags, outFlags) }
        return sqlite3_vfs_register(vfs, 0) == SQLITE_OK ? String(cString: name) : nil
    }()

    private static func open(
        _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let result = system!.pointee.xOpen(system, name, file, flags, outFlags)
        guard result == SQLITE_OK, flags & SQLITE_OPEN_MAIN_DB != 0, let methods = file.pointee.pMethods,
            methods.pointee.iVersion >= 3
        else { return result }
        known(file).initialize(to: KnownFile(methods: methods, size: -1))
        file.pointee.pMethods = steady(methods)
        return result
    }

    /// The system's methods, but for one. There is a table for each connection, which opens its database once.
    private static func steady(_ methods: UnsafePointer<sqlite3_io_methods>) -> UnsafePointer<sqlite3_io_methods> {
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        table.initialize(to: methods.pointee)
        table.pointee.xUnfetch = { file, offset, page in
            let file = file!
            let methods = known(file).pointee.methods
            // Without a page it is the whole map that is given up.
            if page == nil {
                var size: Int64 = 0
                let result = methods.pointee.xFileSize(file, &size)
                if result != SQLITE_OK || size == known(file).pointee.size { return result }
                known(file).pointee.size = size
            }
            return methods.pointee.xUnfetch(file, offset, page)
        }
        table.pointee.xClose = { file in
            let (methods, table) = (known(file!).pointee.methods, file!.pointee.pMethods)
            defer { UnsafeMutablePointer(mutating: table)?.deallocate() }
            return methods.pointee.xClose(file)
        }
        return UnsafePointer(table)
    }
}

/// What is known of a database's file; it lies behind what the system has of it.
private struct KnownFile {
    let methods: UnsafePointer<sqlite3_io_methods>
    /// The file's size when its map was last given up: the next one reaches as far.
    var size: Int64
}

private let knownOffset = (Int(system?.pointee.szOsFile ?? 0) + 15) & ~15

private func known(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<KnownFile> {
    (UnsafeMutableRawPointer(file) + knownOffset).assumingMemoryBound(to: KnownFile.self)
}

/// The system's own.
///
/// Unsafe: it is looked for once, lives as long as the process, and nobody writes to it; SQLite itself calls it from
/// any thread.
nonisolated(unsafe) private let system = sqlite3_vfs_find(nil)
