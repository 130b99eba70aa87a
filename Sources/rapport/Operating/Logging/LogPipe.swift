import Glibc
import RapportStore
import Synchronization
import Threads

/// Takes lines to a descriptor on a thread of its own, so that nobody who has something to say waits for the reader.
///
/// What the reader does not take is kept up to a bound; beyond it lines are dropped and counted, and when there is room
/// again a line says how many.
final class LogPipe: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var dropped = 0
        /// Of those dropped, how many no line has told of yet.
        var unreported = 0
        var isAsleep = false
        var isClosed = false
    }

    private let descriptor: Int32
    private let capacity: Int
    // Workers append for some tens of nanoseconds; the thread takes everything at once.
    private let state = Mutex(State())
    /// A pipe that the thread sleeps at.
    private let bell: (reading: Int32, writing: Int32)
    private let thread = Mutex<OwnedThread?>(nil)
    /// The line that tells of dropped ones.
    private let dropReport: @Sendable (_ count: Int) -> [UInt8]

    /// How long lines are gathered before they are written: one system call for all of them.
    private static let gathering: UInt32 = 5_000
    /// How long the reader may take for what is left at the end, in milliseconds.
    private static let patienceAtEnd = 1000
    /// PIPE_BUF: so much a pipe that is ready takes without having the writer wait, and in one piece.
    private static let pieceBytes = 4096

    init(to descriptor: Int32, capacity: Int, dropReport: @escaping @Sendable (Int) -> [UInt8]) {
        self.descriptor = descriptor
        self.capacity = capacity
        self.dropReport = dropReport
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no pipe: error \(errno)")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        bell = (ends[0], ends[1])
        thread.withLock { $0 = OwnedThread { [self] in run() } }
    }

    /// Lines that nobody will read.
    var dropped: Int { state.withLock { $0.dropped } }

    /// Has a line written, with its end, or drops it.
    func append(_ line: UnsafeRawBufferPointer) {
        let isAsleep = state.withLock { state in
            guard !state.isClosed, state.waiting.count + line.count <= capacity else {
                state.dropped += 1
                state.unreported += 1
                return false
            }
            state.waiting.append(contentsOf: line)
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if isAsleep { ring() }
    }

    /// Writes what is left, if somebody reads it, and ends.
    func close() {
        let wasClosed = state.withLock { state in
            defer { state.isClosed = true }
            return state.isClosed
        }
        if wasClosed { return }
        ring()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        thread?.join()
        Glibc.close(bell.reading)
        Glibc.close(bell.writing)
    }

    // MARK: The thread

    private func run() {
        while true {
            let (bytes, isClosed) = take()
            if !bytes.isEmpty {
                write(bytes)
                if !isClosed { usleep(LogPipe.gathering) }
            } else if isClosed {
                return
            } else {
                var rings = [UInt8](repeating: 0, count: 64)
                while read(bell.reading, &rings, rings.count) < 0, errno == EINTR {}
            }
        }
    }

    /// Everything that waits. Who takes nothing falls asleep.
    private func take() -> (bytes: [UInt8], isClosed: Bool) {
        state.withLock { state in
            var bytes = state.waiting
            state.waiting = []
            if state.unreported > 0 {
                bytes += dropReport(state.unreported)
                state.unreported = 0
            }
            state.isAsleep = bytes.isEmpty && !state.isClosed
            return (bytes, state.isClosed)
        }
    }

    private func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, LogPipe.pieceBytes)
            guard waitUntilReady() else { return }
            let written = rest.prefix(count).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            // Nobody reads, and nobody will.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    /// - Returns: false if the server ends and nobody reads.
    private func waitUntilReady() -> Bool {
        var waited = 0
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            if poll(&entry, 1, 100) != 0 { return true }
            waited += 100
            if state.withLock({ $0.isClosed }), waited >= LogPipe.patienceAtEnd { return false }
        }
    }

    private func ring() {
        var ring: UInt8 = 0
        _ = Glibc.write(bell.writing, &ring, 1)
    }
}
