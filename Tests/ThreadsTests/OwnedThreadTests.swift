import Synchronization
import Testing
import Threads

@Suite("OwnedThread")
struct OwnedThreadTests {
    @Test func `who joins a thread waits until its body has returned`() {
        let sum = Mutex(0)
        let threads = (1...4).map { number in OwnedThread { sum.withLock { $0 += number } } }
        for thread in threads { thread.join() }
        #expect(sum.withLock { $0 } == 10)
        for thread in threads { thread.join() }
    }

    @Test(.enabled(if: TimeSlice.areGranted, "needs Linux 6.12 or later"))
    func `a thread begins with the slice that it was started with`() {
        let slice = Mutex<TimeSlice?>(nil)
        OwnedThread(.short) { slice.withLock { $0 = TimeSlice.current } }.join()
        #expect(slice.withLock { $0 } == .short)
    }
}
