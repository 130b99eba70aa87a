import CSQLite

/// A database stays mapped when another connection has committed.
///
/// SQLite gives the map up then, for systems whose maps do not follow a file that was cut and has grown again; each
/// page is found anew by a fault. Linux has one copy of a page for maps and for writes, so the map stays as long as it
/// reaches to the file's end. Measured: a sixth of what a worker takes to log an interaction and to answer what it was.
///
/// SQLite: https://www.sqlite.org/c3ref/io_methods.html, "The xFetch() and xUnfetch() methods"
enum SteadyMap {
    /// Of a database that was just opened. One that is not mapped stays as it is.
    static func take(_ file: UnsafeMutablePointer<sqlite3_file>) {
        guard let base = file.pointee.pMethods, base.pointee.iVersion >= 3 else { return }
        var methods = base.pointee
        methods.xUnfetch = { file, offset, page in
            let known = SteadyMap.known(file!)
            let base = known.pointee.base
            // Without a page it is the whole map that is given up.
            if page == nil {
                var size: Int64 = 0
                let result = base.pointee.xFileSize(file, &size)
                if result != SQLITE_OK || size == known.pointee.size { return result }
                known.pointee.size = size
            }
            return base.pointee.xUnfetch(file, offset, page)
        }
        methods.xClose = { file in
            let known = SteadyMap.known(file!)
            defer { known.deallocate() }
            return known.pointee.base.pointee.xClose(file)
        }
        let known = UnsafeMutablePointer<KnownFile>.allocate(capacity: 1)
        known.initialize(to: KnownFile(methods: methods, base: base, size: -1))
        file.pointee.pMethods = UnsafeRawPointer(known).assumingMemoryBound(to: sqlite3_io_methods.self)
    }

    /// What is known of a database's file. SQLite sees the first member only.
    private struct KnownFile {
        let methods: sqlite3_io_methods
        let base: UnsafePointer<sqlite3_io_methods>
        /// The file's size when its map was last given up: the next one reaches as far.
        var size: Int64
    }

    private static func known(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<KnownFile> {
        UnsafeMutableRawPointer(mutating: file.pointee.pMethods!).assumingMemoryBound(to: KnownFile.self)
    }
}
