import Glibc
import RapportTypes
import SQLite
import Secrets

/// Puts a copy of the database in its place.
public enum Restore {
    public enum Fault: Error, Hashable, Sendable {
        case missing(String)
        /// What is wrong with the copy: a sentence for each fault.
        case faulty(String, [String])
    }

    /// Checks a copy, and gives a copy of it the database's name. The server must not be running.
    ///
    /// At every moment there is a whole database under the name, the old one or the new one.
    ///
    /// - Returns: Where the old database is; nil if there was none.
    /// - Throws: `StoreError.alreadyOpen` while a server has the database, `Fault`, `FileFault` or `SQLiteError`. Then
    ///   the old database is where it was.
    public static func run(
        _ file: String, to path: String, masterKey: MasterKey, now: DateTime
    ) throws -> String? {
        guard Files.exists(file) else { throw Fault.missing(file) }
        let lock = try StoreLock(besides: path)
        defer { withExtendedLifetime(lock) {} }
        let unfinished = path + ".restored"
        do {
            try copy(file, to: unfinished)
            try check(unfinished, named: file, masterKey)
            try Files.giveToOwner(of: path, unfinished)
            let kept = try keepOld(path, now)
            try Files.move(unfinished, to: path)
            return kept
        } catch {
            try? Files.remove(unfinished)
            try? Files.removeCompanions(of: unfinished)
            throw error
        }
    }

    private static func copy(_ file: String, to copy: String) throws {
        do {
            try Backup.copy(file, to: copy)
        } catch let error as SQLiteError where error.code != .full {
            throw Fault.faulty(file, [error.code == .notADatabase ? "it is no database" : error.message])
        }
    }

    private static func check(_ copy: String, named file: String, _ masterKey: MasterKey) throws {
        var faults: [String] = []
        try DatabaseCheck(path: copy, masterKey: masterKey).run { faults += $0.faults }
        guard faults.isEmpty else { throw Fault.faulty(file, faults) }
        try Files.removeCompanions(of: copy)
    }

    /// Gives the old database another name, with all that was written to it.
    private static func keepOld(_ path: String, _ now: DateTime) throws -> String? {
        guard Files.exists(path) else { return nil }
        let kept = nameOfOld(path, now)
        // A log that stayed would be taken for the new database's.
        do {
            try Database(path: path, .readWrite).checkpoint(.truncate)
        } catch {
            // Too damaged for that, which may be why another one is to take its place.
            if Files.exists(path + "-wal") { try Files.move(path + "-wal", to: kept + "-wal") }
        }
        try Files.keep(path, as: kept)
        try Files.removeCompanions(of: path)
        return kept
    }

    /// Names the second; of several databases that are replaced within one, the later have a number, too.
    private static func nameOfOld(_ path: String, _ now: DateTime) -> String {
        let ofSecond = "\(path).replaced-\(now.text.filter { $0.isNumber || $0 == "T" }.prefix(15))"
        var name = ofSecond
        var number = 1
        while Files.exists(name) || Files.exists(name + "-wal") {
            number += 1
            name = "\(ofSecond)-\(number)"
        }
        return name
    }
}

extension Restore.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let file): "there is no file \(file)"
        case .faulty(let file, let faults):
            "\(file) is not restored: \(faults.prefix(3).joined(separator: "; "))"
                + (faults.count > 3 ? "; and \(faults.count - 3) more" : "")
        }
    }
}
