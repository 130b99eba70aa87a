import Glibc

/// Answers that are finished and go out together with others.
///
/// To send one to a program on the same machine that waits for it, such as a proxy, wakes that program: 4 µs, where a
/// small request takes 25. Awake, it need not be woken for the next. A worker without others takes several events at
/// once; so it answers them all before it sends, unless that would keep anybody waiting.
struct HeldAnswers {
    /// How long an answer may be held while others are made, in nanoseconds.
    static let patience: Int64 = 100_000
    /// Bytes that are held at once.
    private static let maximumBytes = 64 * 1024
    /// Bytes of an answer that is held: copying it must cost less than it saves.
    private static let largestAnswer = 16 * 1024

    private struct Answer {
        let connection: Connection
        let bytes: Range<Int>
    }

    private let buffer = ByteBuffer(capacity: HeldAnswers.maximumBytes)
    private var answers: [Answer] = []
    /// When the first of them was finished.
    private var since: Int64 = 0

    var isEmpty: Bool { answers.isEmpty }

    var count: Int { answers.count }

    var areDue: Bool { !isEmpty && HeldAnswers.now - since > HeldAnswers.patience }

    /// By the fine clock: the worker's ticks are tens of times as long as answers may be held.
    private static var now: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }

    func hasRoom(for answer: ByteBuffer) -> Bool {
        answer.count <= HeldAnswers.largestAnswer && buffer.count + answer.count <= HeldAnswers.maximumBytes
    }

    /// Takes the output, which is empty afterwards.
    mutating func hold(_ output: ByteBuffer, for connection: Connection) {
        if isEmpty { since = HeldAnswers.now }
        let start = buffer.count
        buffer.append(output.bytes)
        output.removeAll()
        answers.append(Answer(connection: connection, bytes: start..<buffer.count))
    }

    /// Whether the answer that is held last is this connection's.
    func endWith(_ connection: Connection) -> Bool { answers.last?.connection === connection }

    /// Sends one of them.
    ///
    /// - Returns: whose it is.
    func send(_ number: Int) -> Connection {
        let connection = answers[number].connection
        connection.send(UnsafeRawBufferPointer(rebasing: buffer.bytes[answers[number].bytes]))
        return connection
    }

    mutating func removeAll() {
        answers.removeAll(keepingCapacity: true)
        buffer.removeAll()
    }
}

extension Worker {
    /// Holds what is answered, if the connection then only waits for its next request. It stays this worker's.
    func hold(_ connection: Connection) -> Bool {
        guard holdsAnswers, connection.tls == nil, connection.unsent.isEmpty, response.output.count > 0,
            held.hasRoom(for: response.output), !switchboard.isDraining.load(ordering: .relaxed)
        else { return false }
        held.hold(response.output, for: connection)
        return true
    }

    /// Sends what is held, and lets go of the connections.
    func sendHeld() {
        guard !held.isEmpty else { return }
        holdsAnswers = false
        for number in 0..<held.count {
            let connection = held.send(number)
            let isSent = connection.unsent.isEmpty && !connection.isBroken
            if isSent { connection.arm(connection.receivingNeeds) }
            if !isSent || !connection.letGo() { serve(connection, []) }
        }
        held.removeAll()
    }
}
