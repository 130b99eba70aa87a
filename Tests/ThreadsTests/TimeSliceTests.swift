import Glibc
import Synchronization
import Testing
import Threads

/// What a thread is granted that asks for a slice.
private func granted(to slice: TimeSlice?) -> TimeSlice? {
    let granted = Mutex<TimeSlice?>(nil)
    let thread = OwnedThread {
        slice?.ask()
        granted.withLock { $0 = TimeSlice.current }
    }
    thread.join()
    return granted.withLock { $0 }
}

@Suite("TimeSlice")
struct TimeSliceTests {
    @Test(.enabled(if: TimeSlice.areGranted, "needs Linux 6.12 or later"))
    func `a thread has the slice that it asks for`() {
        #expect(granted(to: nil) == nil)
        #expect(granted(to: .short) == .short)
        #expect(granted(to: .long) == .long)
    }

    @Test func `who has a lower priority keeps it`() {
        let priority = Mutex<Int32>(0)
        let thread = OwnedThread {
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
            TimeSlice.long.ask()
            TimeSlice.short.ask()
            priority.withLock { $0 = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
        }
        thread.join()
        #expect(priority.withLock { $0 } == 5)
    }

    /// SCHED_BATCH, which Glibc leaves out.
    private let batch: Int32 = 3

    @Test func `who has another policy is left alone`() {
        let policy = Mutex<Int32>(-1)
        let thread = OwnedThread { [batch] in
            var none = sched_param()
            _ = sched_setscheduler(0, batch, &none)
            TimeSlice.short.ask()
            policy.withLock { $0 = sched_getscheduler(0) }
        }
        thread.join()
        #expect(policy.withLock { $0 } == batch)
    }
}
