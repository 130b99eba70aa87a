import Glibc

/// A bounded queue that one thread takes from and any thread appends to. Those whose items wait take turns.
///
/// Unchecked: `items` and `isClosed` are touched only between `lock` and `unlock`, and the two pthread objects are
/// made to be shared; they live as long as this does.
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let capacity: Int
    private var items: Turns<Claimant, Item>
    private var isClosed = false

    /// - Parameters:
    ///   - capacity: Items that may wait.
    ///   - capacityOfOne: Items of one client that may wait.
    init(capacity: Int, ofOne capacityOfOne: Int = .max) {
        self.capacity = capacity
        items = Turns(maximumOfOne: capacityOfOne)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(arrival, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    /// - Throws: `.overloaded` when the queue is full, of the client's items or altogether, `.closed` when nobody will
    ///   take the item.
    func append(_ item: Item, of client: Claimant = .server) throws(StoreError) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed else { throw .closed }
        guard items.count < capacity, items.hasRoom(for: client) else { throw .overloaded }
        items.append(item, of: client)
        pthread_cond_signal(arrival)
    }

    /// Those whose work takes long have one turn for all of them.
    func setSlow(_ clients: Set<Claimant>) {
        pthread_mutex_lock(mutex)
        items.slow = clients
        pthread_mutex_unlock(mutex)
    }

    /// The next item. Waits for one, for as long as `patience`, if there is one.
    /// Nil when nothing came, or when the queue is closed and all of it was taken.
    func take(patience: Duration? = nil) -> Item? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if let patience {
            var end = WorkQueue.time(in: patience)
            while items.isEmpty, !isClosed, pthread_cond_timedwait(arrival, mutex, &end) == 0 {}
        } else {
            while items.isEmpty, !isClosed { pthread_cond_wait(arrival, mutex) }
        }
        return items.next()
    }

    /// How many items wait.
    var count: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return items.count
    }

    /// Whether nothing waits and nothing will.
    var isFinished: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return isClosed && items.isEmpty
    }

    /// Takes no more items; what waits is still taken.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(arrival)
        pthread_mutex_unlock(mutex)
    }

    private static func time(in duration: Duration) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let nanoseconds = time.tv_nsec + Int(duration.components.attoseconds / 1_000_000_000)
        time.tv_sec += Int(duration.components.seconds) + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }
}
