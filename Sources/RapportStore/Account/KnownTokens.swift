import Glibc
import RapportTypes

/// Whose the tokens are that a worker has lately looked up, as long as nothing is committed.
///
/// A token ends in two ways. It is revoked, which is a commit, and every commit makes this forget all that it knows. Or
/// it expires, which the time says. So what is found here is what the database would answer, for a tenth of what asking
/// it costs: the token's hash and two look-ups.
struct KnownTokens {
    private struct Entry {
        let token: [UInt8]
        let viewer: Viewer
        let end: DateTime

        func isOf(_ token: UnsafeRawBufferPointer) -> Bool {
            self.token.withUnsafeBytes { own in
                guard own.count == token.count, let start = token.baseAddress else { return false }
                return memcmp(own.baseAddress!, start, own.count) == 0
            }
        }
    }

    private static let capacity = 1024

    private var entries: [Int: Entry] = [:]
    private var commits: UInt64 = 0

    /// Whom a token speaks for, if that was looked up since the commit with this number.
    mutating func viewer(for token: UnsafeRawBufferPointer, commits: UInt64, at now: DateTime) -> Viewer? {
        guard self.commits == commits else {
            entries.removeAll(keepingCapacity: true)
            self.commits = commits
            return nil
        }
        guard let entry = entries[KnownTokens.hash(token)], entry.end > now, entry.isOf(token) else { return nil }
        return entry.viewer
    }

    /// - Parameter end: Until when the viewer is what was read.
    mutating func insert(_ viewer: Viewer, for token: UnsafeRawBufferPointer, until end: DateTime) {
        if entries.count >= KnownTokens.capacity { entries.removeAll(keepingCapacity: true) }
        entries[KnownTokens.hash(token)] = Entry(token: Array(token), viewer: viewer, end: end)
    }

    /// Seeded by the process, so that how long it takes to compare tokens tells nothing of them.
    private static func hash(_ token: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: token)
        return hasher.finalize()
    }
}
