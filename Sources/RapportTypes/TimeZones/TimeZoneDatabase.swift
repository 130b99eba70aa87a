import Glibc
import Synchronization

/// The zones of the system's tzdata, each read from its file once.
public final class TimeZoneDatabase: Sendable {
    public static let system = TimeZoneDatabase(directory: "/usr/share/zoneinfo")

    let directory: String
    /// Zones that were asked for, by name. Any thread may; only names that have a file get in, so it cannot grow
    /// beyond tzdata's some 600.
    private let known = Mutex<[String: TimeZoneRules]>([:])

    public init(directory: String) { self.directory = directory }

    /// The rules of a zone, nil if there is no such zone.
    public func rules(named name: String) -> TimeZoneRules? {
        if let rules = known.withLock({ $0[name] }) { return rules }
        guard TimeZoneDatabase.isWellFormed(name), let rules = read(name) else { return nil }
        known.withLock { $0[name] = rules }
        return rules
    }

    /// Whether a name has the form of a zone's, so that it can be part of a path.
    ///
    /// Up to four parts of letters, digits, `_`, `-`, `+`, each beginning with a letter: no dots, no absolute paths.
    /// The names of files beside the zones and of the copies with leap seconds are left out.
    public static func isWellFormed(_ name: String) -> Bool {
        guard name.utf8.count <= TimeZoneName.maximumLength else { return false }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 4, !["posix", "right", "localtime", "posixrules", "Factory"].contains(String(parts[0]))
        else { return false }
        return parts.allSatisfy { part in
            guard let first = part.first, isLetter(first) else { return false }
            return part.allSatisfy { isLetter($0) || (48...57).contains($0) || "_-+".utf8.contains($0) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }

    private func read(_ name: String) -> TimeZoneRules? {
        // The zone that everything falls back to exists without tzdata too.
        if name == "UTC" { return .utc }
        return contents(of: "\(directory)/\(name)").flatMap(TZif.rules(from:))
    }

    /// The bytes of a regular file of at most 64 KiB; the largest zone has 4 KiB.
    private func contents(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, (1...65_536).contains(status.st_size)
        else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
        }
    }
}
