import CSQLite

/// A transaction goes into the log with a few calls of the system.
///
/// SQLite makes two for each page: for the page, and for the 24 bytes before it that name and sum it. Here they are
/// put one behind the other, until there are many or the transaction ends. So nothing is held back but the beginning of
/// a transaction, which nobody reads but its own connection; whatever else is done with the file comes after it.
///
/// Measured: to log an interaction takes one write of the log and the database, where sixteen are logged at the same
/// time, and not twelve.
///
/// SQLite: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
enum GatheredWrites {
    /// Fifteen pages of 8 KB: they are still in the processor's cache when the system copies them. SQLite's own access
    /// writes less than 128 KB with one call.
    private static let capacity = 124 * 1024
    private static let frameHeaderLength = 24

    /// Of a log that was just opened.
    static func take(_ file: UnsafeMutablePointer<sqlite3_file>) {
        guard let base = file.pointee.pMethods else { return }
        var methods = base.pointee
        methods.xWrite = { GatheredWrites.write($0!, UnsafeRawBufferPointer(start: $1, count: Int($2)), at: $3) }
        methods.xRead = { file, buffer, count, offset in
            GatheredWrites.afterFlush(file!) { $0.pointee.xRead(file, buffer, count, offset) }
        }
        methods.xSync = { file, flags in GatheredWrites.afterFlush(file!) { $0.pointee.xSync(file, flags) } }
        methods.xTruncate = { file, size in GatheredWrites.afterFlush(file!) { $0.pointee.xTruncate(file, size) } }
        methods.xFileSize = { file, size in GatheredWrites.afterFlush(file!) { $0.pointee.xFileSize(file, size) } }
        methods.xClose = { GatheredWrites.close($0!) }
        let log = UnsafeMutablePointer<Log>.allocate(capacity: 1)
        log.initialize(to: Log(methods: methods, base: base))
        file.pointee.pMethods = UnsafeRawPointer(log).assumingMemoryBound(to: sqlite3_io_methods.self)
    }

    /// SQLite sees the first member only.
    private struct Log {
        let methods: sqlite3_io_methods
        let base: UnsafePointer<sqlite3_io_methods>
        /// Memory that comes with the first write: of a database's connections only one writes.
        var gathered: UnsafeMutableRawPointer?
        var count = 0
        /// Where in the file what is gathered belongs.
        var start: Int64 = 0
        /// Whether the page that comes next is a transaction's last one.
        var endsWithPage = false
    }

    private static func log(of file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<Log> {
        UnsafeMutableRawPointer(mutating: file.pointee.pMethods!).assumingMemoryBound(to: Log.self)
    }

    private static func write(
        _ file: UnsafeMutablePointer<sqlite3_file>, _ bytes: UnsafeRawBufferPointer, at offset: Int64
    ) -> Int32 {
        let log = GatheredWrites.log(of: file)
        let endsWithThis = log.pointee.endsWithPage
        log.pointee.endsWithPage = false
        if offset != log.pointee.start + Int64(log.pointee.count) || log.pointee.count + bytes.count > capacity {
            let result = flush(file)
            guard result == SQLITE_OK else { return result }
            log.pointee.start = offset
        }
        guard bytes.count <= capacity else {
            return log.pointee.base.pointee.xWrite(file, bytes.baseAddress, Int32(bytes.count), offset)
        }
        let gathered = log.pointee.gathered ?? .allocate(byteCount: capacity, alignment: 16)
        log.pointee.gathered = gathered
        (gathered + log.pointee.count).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
        log.pointee.count += bytes.count
        if endsWithThis { return flush(file) }
        log.pointee.endsWithPage = bytes.count == frameHeaderLength && isLast(bytes)
        return SQLITE_OK
    }

    /// Whether a frame's header says how large the database is then: a transaction's last one does, others say 0.
    private static func isLast(_ header: UnsafeRawBufferPointer) -> Bool {
        header.loadUnaligned(fromByteOffset: 4, as: UInt32.self) != 0
    }

    /// What could not be written is forgotten: SQLite has been told, and writes it again or gives it up.
    private static func flush(_ file: UnsafeMutablePointer<sqlite3_file>) -> Int32 {
        let log = GatheredWrites.log(of: file)
        guard let gathered = log.pointee.gathered, log.pointee.count > 0 else { return SQLITE_OK }
        let (start, count) = (log.pointee.start, log.pointee.count)
        log.pointee.start += Int64(count)
        log.pointee.count = 0
        return log.pointee.base.pointee.xWrite(file, gathered, Int32(count), start)
    }

    private static func afterFlush(
        _ file: UnsafeMutablePointer<sqlite3_file>, _ body: (UnsafePointer<sqlite3_io_methods>) -> Int32
    ) -> Int32 {
        let result = flush(file)
        return result == SQLITE_OK ? body(log(of: file).pointee.base) : result
    }

    /// What is gathered still is of a transaction that was given up.
    private static func close(_ file: UnsafeMutablePointer<sqlite3_file>) -> Int32 {
        let log = GatheredWrites.log(of: file)
        defer {
            log.pointee.gathered?.deallocate()
            log.deallocate()
        }
        return log.pointee.base.pointee.xClose(file)
    }
}
