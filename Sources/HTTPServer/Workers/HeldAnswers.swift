/// Answers that are finished and go out together with others.
///
/// To send one to a program on the same machine that waits for it, such as a proxy, wakes that program: 4 µs, where a
/// small request takes 25. Awake, it need not be woken for the next. A worker without others takes several events at
/// once; so it answers them all before it sends, unless that would keep anybody waiting.
struct HeldAnswers {
    /// How long an answer may be held while others are made, in nanoseconds.
    static let patience: Int64 = 100_000
    /// Bytes that are held at once; copying them must cost less than it saves.
    private static let maximumBytes = 16 * 1024

    private struct Answer {
        let connection: Connection
        let bytes: Range<Int>
    }

    private let buffer = ByteBuffer(capacity: HeldAnswers.maximumBytes)
    private var answers: [Answer] = []
    /// When the first of them was finished or, rather, begun.
    private var since: Int64 = 0

    var isEmpty: Bool { answers.isEmpty }

    var count: Int { answers.count }

    func areDue(at now: Int64) -> Bool { !isEmpty && now - since > HeldAnswers.patience }

    func hasRoom(for answer: ByteBuffer) -> Bool { buffer.count + answer.count <= HeldAnswers.maximumBytes }

    /// Takes the output, which is empty afterwards.
    mutating func hold(_ output: ByteBuffer, for connection: Connection, at now: Int64) {
        if isEmpty { since = now }
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
        held.hold(response.output, for: connection, at: now)
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
