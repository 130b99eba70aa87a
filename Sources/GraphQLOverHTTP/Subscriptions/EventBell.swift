public import Batches
import HTTPServer
import Synchronization

/// Wakes those who follow what happens in an account: whoever has committed something rings, and their subscriptions
/// look what is new. Nobody else has any work of it. Shared by all workers and whoever rings.
///
/// It also knows how many subscriptions an account has, and sees to it that only one worker at a time is busy with
/// them, so that nobody's subscriptions keep others from being answered.
public final class EventBell: Sendable {
    /// A connection with subscriptions of one account.
    final class Follower: Sendable {
        let account: UUID?
        let mailbox: Mailbox
        /// Whether it was called and has not looked yet; so nobody's mailbox fills while he takes nothing.
        fileprivate let isCalled = Atomic<Bool>(false)

        fileprivate init(_ account: UUID?, _ mailbox: Mailbox) {
            self.account = account
            self.mailbox = mailbox
        }

        fileprivate func call() {
            if !isCalled.exchange(true, ordering: .sequentiallyConsistent) { mailbox.post(Call()) }
        }

        /// What was committed before this is seen by whoever looks afterwards; what is committed later calls again.
        func answerCall() { isCalled.store(false, ordering: .sequentiallyConsistent) }
    }

    /// What a follower's mailbox gets.
    struct Call: Sendable {}

    /// After how long a follower tries again who has not been called to have the turn: who was may not have come for
    /// it.
    static let turnPatience: Duration = .seconds(1)

    /// By account; subscriptions without one stand together.
    private let accounts = Mutex<[UUID?: Following]>([:])
    private let count = Atomic<Int>(0)

    public init() {}

    /// How many subscriptions there are.
    public var subscriptions: Int { count.load(ordering: .relaxed) }

    /// Something was committed that concerns these accounts. From any thread, at the cost of some microseconds for each
    /// connection that follows one of them.
    public func ring(_ accounts: some Sequence<UUID>) {
        let followers = self.accounts.withLock { known in
            accounts.flatMap { known[$0]?.followers ?? [] }
        }
        for follower in followers { follower.call() }
    }

    /// Counts one subscription more for the account.
    ///
    /// - Returns: nil if it has as many as it may have.
    func subscribe(_ account: UUID?, _ mailbox: Mailbox, as known: Follower?, limit: Int) -> Follower? {
        let follower = known ?? Follower(account, mailbox)
        guard accounts.withLock({ $0[account, default: Following()].subscribe(follower, limit: limit) }) else {
            return nil
        }
        count.wrappingAdd(1, ordering: .relaxed)
        return follower
    }

    /// One of a connection's subscriptions has ended.
    func unsubscribe(_ follower: Follower) {
        let next = accounts.withLock { accounts in
            let next = accounts[follower.account]?.unsubscribe(follower)
            if accounts[follower.account]?.members.isEmpty == true { accounts[follower.account] = nil }
            return next
        }
        count.wrappingSubtract(1, ordering: .relaxed)
        next?.call()
    }

    /// Whether the connection may execute its account's subscriptions now. If not, it is called when it may try again.
    func beginTurn(of follower: Follower) -> Bool {
        accounts.withLock { $0[follower.account]?.beginTurn(of: follower) ?? false }
    }

    /// The next one is called. It has the turn only when it comes for it, because it may not come.
    func endTurn(of follower: Follower) {
        accounts.withLock { $0[follower.account]?.endTurn(of: follower) }?.call()
    }
}

/// Who follows an account, and whose turn it is. Changed in place, whatever it takes: there may be thousands.
private struct Following {
    struct Member {
        let follower: EventBell.Follower
        var subscriptions = 0
        var isWaiting = false
    }

    private(set) var members: [ObjectIdentifier: Member] = [:]
    private var subscriptions = 0
    private var running: ObjectIdentifier?
    /// In the order of their coming; those that do not wait any more are passed over.
    private var queue: [EventBell.Follower] = []
    private var head = 0

    var followers: [EventBell.Follower] { members.values.map(\.follower) }

    mutating func subscribe(_ follower: EventBell.Follower, limit: Int) -> Bool {
        guard subscriptions < limit else { return false }
        subscriptions += 1
        members[ObjectIdentifier(follower), default: Member(follower: follower)].subscriptions += 1
        return true
    }

    /// - Returns: who has the next turn, if this one had it and is gone.
    mutating func unsubscribe(_ follower: EventBell.Follower) -> EventBell.Follower? {
        let id = ObjectIdentifier(follower)
        subscriptions -= 1
        members[id]?.subscriptions -= 1
        guard members[id]?.subscriptions == 0 else { return nil }
        members[id] = nil
        return endTurn(of: follower)
    }

    mutating func beginTurn(of follower: EventBell.Follower) -> Bool {
        let id = ObjectIdentifier(follower)
        if running == nil {
            members[id]?.isWaiting = false
            running = id
            return true
        }
        if members[id]?.isWaiting == false {
            members[id]?.isWaiting = true
            forgetPassed()
            queue.append(follower)
        }
        return false
    }

    mutating func endTurn(of follower: EventBell.Follower) -> EventBell.Follower? {
        guard running == ObjectIdentifier(follower) else { return nil }
        running = nil
        while head < queue.count {
            let next = queue[head]
            head += 1
            if members[ObjectIdentifier(next)]?.isWaiting == true {
                members[ObjectIdentifier(next)]?.isWaiting = false
                return next
            }
        }
        forgetPassed()
        return nil
    }

    /// When they are half of the queue, so that it costs nothing in the long run.
    private mutating func forgetPassed() {
        guard head * 2 >= queue.count else { return }
        queue.removeFirst(head)
        head = 0
    }
}
