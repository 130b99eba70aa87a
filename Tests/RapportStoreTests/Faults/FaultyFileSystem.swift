import CSQLite
import Foundation
import Synchronization

/// SQLite's access to the files of this machine, through which every call passes: it counts them, knows what has been
/// written and not synced, and lets one call fail, or all from one on.
///
/// SQLite: https://www.sqlite.org/vfs.html
final class FaultyFileSystem: Sendable {
    /// What a database is opened with.
    let name: String
    private let state = Mutex(State())
    private let system: SystemFiles

    struct Fault: Sendable {
        enum Kind: Sendable, CaseIterable { case disk, fullDisk, memory }

        var kind: Kind
        /// Which call fails, counted from now on: 0 is the next.
        var call: Int
        /// Whether the calls after it fail, too, until the fault is taken back.
        var lasts = false
    }

    private struct State {
        var calls = 0
        var fault: Fault?
        var failures = 0
        var logWrites = 0
        var unsyncedLogWrites = 0
        var logSyncs = 0
    }

    init() {
        name = "faulty-" + Foundation.UUID().uuidString
        system = SystemFiles()
        system.register(name, for: self)
    }

    deinit { system.unregister() }

    /// From now on calls are counted from 0, and one of them fails.
    func fail(_ fault: Fault?) {
        state.withLock {
            $0.calls = 0
            $0.failures = 0
            $0.fault = fault
        }
    }

    /// How many calls there were since `fail`.
    var calls: Int { state.withLock(\.calls) }
    /// How many of them have failed.
    var failures: Int { state.withLock(\.failures) }
    /// Writes to the write-ahead log.
    var logWrites: Int { state.withLock(\.logWrites) }
    /// Those that no sync has followed.
    var unsyncedLogWrites: Int { state.withLock(\.unsyncedLogWrites) }
    var logSyncs: Int { state.withLock(\.logSyncs) }

    /// A call is about to be made.
    ///
    /// - Returns: With what it fails; nil if it is to be made.
    fileprivate func attempt(_ call: FileCall) -> Int32? {
        state.withLock { state in
            defer { state.calls += 1 }
            guard let fault = state.fault,
                state.calls == fault.call || (fault.lasts && state.calls > fault.call),
                let code = call.code(of: fault.kind)
            else { return nil }
            state.failures += 1
            return code
        }
    }

    fileprivate func logWasWritten() {
        state.withLock {
            $0.logWrites += 1
            $0.unsyncedLogWrites += 1
        }
    }

    fileprivate func logWasSynced() {
        state.withLock {
            $0.unsyncedLogWrites = 0
            $0.logSyncs += 1
        }
    }
}

private enum FileCall {
    case open, read, write, truncate, sync, delete, sharedMemory

    /// What SQLite's own access to files answers; nil where such a fault does not show in such a call.
    ///
    /// SQLite: https://www.sqlite.org/rescode.html#extrc
    func code(of fault: FaultyFileSystem.Fault.Kind) -> Int32? {
        switch fault {
        case .fullDisk: self == .write ? SQLITE_FULL : nil
        case .memory: SQLITE_IOERR | 12 << 8
        case .disk:
            switch self {
            case .open: SQLITE_CANTOPEN
            case .read: SQLITE_IOERR | 1 << 8
            case .write: SQLITE_IOERR | 3 << 8
            case .sync: SQLITE_IOERR | 4 << 8
            case .truncate: SQLITE_IOERR | 6 << 8
            case .delete: SQLITE_IOERR | 10 << 8
            case .sharedMemory: SQLITE_IOERR | 21 << 8
            }
        }
    }
}

/// The registered `sqlite3_vfs`. Unchecked: nobody changes it between `register` and `unregister`.
private final class SystemFiles: @unchecked Sendable {
    private let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)

    func register(_ name: String, for owner: FaultyFileSystem) {
        // What is not named below does its work for this one as for the system's: it does not look which of them it is
        // called for.
        vfs.initialize(to: system.pointee)
        vfs.pointee.szOsFile = Int32(realFileOffset) + system.pointee.szOsFile
        vfs.pointee.zName = UnsafePointer(strdup(name))
        vfs.pointee.pAppData = Unmanaged.passUnretained(owner).toOpaque()
        vfs.pointee.xOpen = { vfs, name, file, flags, outFlags in
            let owner = Unmanaged<FaultyFileSystem>.fromOpaque(vfs!.pointee.pAppData).takeUnretainedValue()
            return open(name, file!, flags, outFlags, owner)
        }
        vfs.pointee.xDelete = { vfs, name, syncsFolder in
            let owner = Unmanaged<FaultyFileSystem>.fromOpaque(vfs!.pointee.pAppData).takeUnretainedValue()
            return owner.attempt(.delete) ?? system.pointee.xDelete(system, name, syncsFolder)
        }
        sqlite3_vfs_register(vfs, 0)
    }

    func unregister() {
        sqlite3_vfs_unregister(vfs)
        free(UnsafeMutableRawPointer(mutating: vfs.pointee.zName))
        vfs.deallocate()
    }
}

/// The system's own, which lives as long as the process.
nonisolated(unsafe) private let system = sqlite3_vfs_find(nil)!

// MARK: Files

/// A file of ours: SQLite's head, what we know of it, and behind that the system's file.
private struct FaultyFile {
    var head: sqlite3_file
    var owner: Unmanaged<FaultyFileSystem>
    var isLog: Bool
}

private let realFileOffset = (MemoryLayout<FaultyFile>.size + 15) & ~15

private func real(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<sqlite3_file> {
    (UnsafeMutableRawPointer(file) + realFileOffset).assumingMemoryBound(to: sqlite3_file.self)
}

private func methods(_ file: UnsafeMutablePointer<sqlite3_file>) -> sqlite3_io_methods {
    real(file).pointee.pMethods.pointee
}

private func faulty(_ file: UnsafeMutablePointer<sqlite3_file>) -> (FaultyFileSystem, isLog: Bool) {
    let file = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyFile.self)
    return (file.pointee.owner.takeUnretainedValue(), file.pointee.isLog)
}

private func attempt(_ call: FileCall, _ file: UnsafeMutablePointer<sqlite3_file>) -> Int32? {
    faulty(file).0.attempt(call)
}

private func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?, _ owner: FaultyFileSystem
) -> Int32 {
    // Without methods SQLite does not close it.
    file.pointee.pMethods = nil
    if let code = owner.attempt(.open) { return code }
    let result = system.pointee.xOpen(system, name, real(file), flags, outFlags)
    guard result == SQLITE_OK else { return result }
    UnsafeMutableRawPointer(file).initializeMemory(
        as: FaultyFile.self,
        to: FaultyFile(
            head: sqlite3_file(pMethods: ioMethods), owner: .passUnretained(owner), isLog: flags & SQLITE_OPEN_WAL != 0)
    )
    return SQLITE_OK
}

/// Version 2: with shared memory, and without memory maps, so that every byte that is read comes through `xRead`.
nonisolated(unsafe) private let ioMethods: UnsafePointer<sqlite3_io_methods> = {
    let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    table.initialize(to: sqlite3_io_methods())
    table.pointee.iVersion = 2
    table.pointee.xClose = { methods($0!).xClose(real($0!)) }
    table.pointee.xRead = { file, buffer, count, offset in
        attempt(.read, file!) ?? methods(file!).xRead(real(file!), buffer, count, offset)
    }
    table.pointee.xWrite = { file, bytes, count, offset in
        let (owner, isLog) = faulty(file!)
        if isLog { owner.logWasWritten() }
        guard let code = owner.attempt(.write) else {
            return methods(file!).xWrite(real(file!), bytes, count, offset)
        }
        // As disks do: a part of it is there.
        _ = methods(file!).xWrite(real(file!), bytes, count / 2, offset)
        return code
    }
    table.pointee.xTruncate = { attempt(.truncate, $0!) ?? methods($0!).xTruncate(real($0!), $1) }
    table.pointee.xSync = { file, flags in
        let (owner, isLog) = faulty(file!)
        if let code = owner.attempt(.sync) { return code }
        let result = methods(file!).xSync(real(file!), flags)
        if isLog, result == SQLITE_OK { owner.logWasSynced() }
        return result
    }
    table.pointee.xFileSize = { methods($0!).xFileSize(real($0!), $1) }
    table.pointee.xLock = { methods($0!).xLock(real($0!), $1) }
    table.pointee.xUnlock = { methods($0!).xUnlock(real($0!), $1) }
    table.pointee.xCheckReservedLock = { methods($0!).xCheckReservedLock(real($0!), $1) }
    table.pointee.xFileControl = { methods($0!).xFileControl(real($0!), $1, $2) }
    table.pointee.xSectorSize = { methods($0!).xSectorSize(real($0!)) }
    table.pointee.xDeviceCharacteristics = { methods($0!).xDeviceCharacteristics(real($0!)) }
    table.pointee.xShmMap = { file, region, size, extends, address in
        attempt(.sharedMemory, file!) ?? methods(file!).xShmMap(real(file!), region, size, extends, address)
    }
    table.pointee.xShmLock = { methods($0!).xShmLock(real($0!), $1, $2, $3) }
    table.pointee.xShmBarrier = { methods($0!).xShmBarrier(real($0!)) }
    table.pointee.xShmUnmap = { methods($0!).xShmUnmap(real($0!), $1) }
    return UnsafePointer(table)
}()
