import GraphQLExecution
public import RapportStore
import RapportTypes
import Synchronization

/// Counts who has failed to prove who he is, so that nobody guesses on.
///
/// Two bounds, both for any minute:
/// - An address has few failures, whatever accounts they were for.
/// - An account has few, too, over all addresses: it is guessed at from many. An address from which somebody got into
///   the account before is not held to this bound, so that guessing from elsewhere does not lock out the one whose
///   account it is; one who comes from a new address has to wait as long as it goes on.
///
/// An account that there is not is counted like one that there is.
public final class PasswordAttempts: Sendable {
    /// How many may fail in a minute.
    public struct Limits: Sendable {
        public var perAddress = 10
        public var perAccount = 10
        /// Addresses and accounts that are remembered at once.
        var capacity = 100_000

        public init() {}
    }

    static let window: Int64 = 60_000

    private let limits: Limits
    private let clock: WallClock
    /// Of workers that begin an attempt, and of the threads that learn how it ended.
    private let register = Mutex(Register())

    fileprivate struct Register {
        var counts = Counts()
        /// When each subject has failed, and when attempts began whose end is open; in order.
        var failures: [AttemptSubject: [Int64]] = [:]
        /// At how many subjects those are forgotten whose failures are long ago.
        var sweepsAt = 1024
        var successes = RecentPairs()
    }

    public init(limits: Limits = Limits(), clock: WallClock) {
        self.limits = limits
        self.clock = clock
    }

    /// Begins an attempt, which counts as failed until it has succeeded: so no more of them run at the same time.
    ///
    /// - Throws: when the next one may begin.
    func begin(_ account: AttemptSubject?, from address: ClientAddress?) throws(TooManyAttempts) -> PasswordAttempt {
        let now = clock.now.milliseconds
        let address = address.map { AttemptSubject($0) }
        let wait = register.withLock { register in
            let wait = max(
                register.wait(address, limits.perAddress, now),
                register.isKnown(account, address) ? 0 : register.wait(account, limits.perAccount, now))
            guard wait == 0 else {
                register.counts.throttled += 1
                return wait
            }
            register.counts.begun += 1
            for subject in [account, address] { register.add(subject, now, limits.capacity) }
            return 0
        }
        guard wait == 0 else { throw TooManyAttempts(seconds: Int((wait + 999) / 1000)) }
        return PasswordAttempt(register: self, account: account, address: address, time: now)
    }

    /// The same, for resolvers.
    ///
    /// - Throws: RATE_LIMITED.
    func attempt(_ account: AttemptSubject?, from address: ClientAddress?) throws(ExecutionError) -> PasswordAttempt {
        do throws(TooManyAttempts) {
            return try begin(account, from: address)
        } catch {
            throw ExecutionError(tooManyAttempts: error)
        }
    }

    /// Attempts since the server was started. Those that failed are the difference of the first two, but for what is
    /// being looked at.
    public struct Counts: Hashable, Sendable {
        public internal(set) var begun = 0
        public internal(set) var succeeded = 0
        /// Refused without a look at the password.
        public internal(set) var throttled = 0

        public init() {}
    }

    public var counts: Counts { register.withLock { $0.counts } }

    /// How many addresses and accounts are remembered.
    var remembered: Int { register.withLock { $0.failures.count } }

    fileprivate func succeeded(_ attempt: PasswordAttempt) {
        register.withLock { register in
            register.counts.succeeded += 1
            for subject in [attempt.account, attempt.address] { register.remove(subject, attempt.time) }
            if let account = attempt.account, let address = attempt.address {
                register.successes.note(account, address)
            }
        }
    }
}

/// One attempt that may still succeed.
struct PasswordAttempt: Sendable {
    fileprivate let register: PasswordAttempts
    fileprivate let account: AttemptSubject?
    fileprivate let address: AttemptSubject?
    fileprivate let time: Int64

    /// It was no failure.
    func succeeded() { register.succeeded(self) }
}

struct TooManyAttempts: Error {
    /// Until the next one.
    let seconds: Int
}

/// An account or an address, as attempts are counted by. Of an email address that somebody has typed only a hash is
/// kept, under a key of this process.
struct AttemptSubject: Hashable, Sendable {
    private let first: Int
    private let second: Int

    /// The account that somebody wants to sign in to, whether there is one or not.
    init(_ email: EmailAddress) { self.init("email", email.folded) }

    /// The account that somebody has signed in to.
    init(_ viewer: Viewer) { self.init("account", viewer.id) }

    init(_ address: ClientAddress) { self.init("address", address) }

    private init(_ kind: String, _ value: some Hashable) {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(value)
        first = hasher.finalize()
        hasher = Hasher()
        hasher.combine(value)
        hasher.combine(kind)
        second = hasher.finalize()
    }
}

extension PasswordAttempts.Register {
    /// Milliseconds until the subject has fewer failures than the maximum; 0 if it has.
    fileprivate func wait(_ subject: AttemptSubject?, _ maximum: Int, _ now: Int64) -> Int64 {
        guard let subject, let times = failures[subject], times.count >= maximum else { return 0 }
        let oldest = times[times.count - maximum]
        // Should the clock have been set, a failure in the future is none of the last minute either.
        return abs(now - oldest) < PasswordAttempts.window ? oldest + PasswordAttempts.window - now : 0
    }

    fileprivate func isKnown(_ account: AttemptSubject?, _ address: AttemptSubject?) -> Bool {
        guard let account, let address else { return false }
        return successes.contains(account, address)
    }

    fileprivate mutating func add(_ subject: AttemptSubject?, _ now: Int64, _ capacity: Int) {
        guard let subject else { return }
        if failures.count >= sweepsAt { sweep(now, capacity) }
        failures[subject, default: []].removeAll { abs(now - $0) >= PasswordAttempts.window }
        failures[subject, default: []].append(now)
    }

    fileprivate mutating func remove(_ subject: AttemptSubject?, _ time: Int64) {
        guard let subject, let index = failures[subject]?.lastIndex(of: time) else { return }
        failures[subject]?.remove(at: index)
        if failures[subject]?.isEmpty == true { failures[subject] = nil }
    }

    /// Forgets who has not failed for a minute; and if all have, some of them all the same.
    private mutating func sweep(_ now: Int64, _ capacity: Int) {
        failures = failures.filter { abs(now - ($0.value.last ?? 0)) < PasswordAttempts.window }
        if failures.count >= capacity { failures = [:] }
        sweepsAt = min(max(1024, failures.count * 2), capacity)
    }
}

/// From which addresses somebody got into which account lately: the last 20,000 pairs at least.
private struct RecentPairs {
    private static let generation = 20_000

    private struct Pair: Hashable {
        let account: AttemptSubject
        let address: AttemptSubject
    }

    private var recent: Set<Pair> = []
    private var older: Set<Pair> = []

    func contains(_ account: AttemptSubject, _ address: AttemptSubject) -> Bool {
        let pair = Pair(account: account, address: address)
        return recent.contains(pair) || older.contains(pair)
    }

    mutating func note(_ account: AttemptSubject, _ address: AttemptSubject) {
        recent.insert(Pair(account: account, address: address))
        guard recent.count >= RecentPairs.generation else { return }
        older = recent
        recent = []
    }
}
