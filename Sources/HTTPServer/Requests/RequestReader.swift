import Glibc

/// The bytes that a connection has received and not yet answered, and how far they are understood.
///
/// A connection has one only while there are such bytes; then the next connection gets it. So ten thousand silent
/// connections hold no buffers.
final class RequestReader {
    /// The most that is asked of the socket at once, and that a reader in the pool may hold.
    static let ordinaryCapacity = 16 * 1024

    var parser: RequestParser
    private var storage: UnsafeMutableRawPointer
    private(set) var capacity = RequestReader.ordinaryCapacity
    /// Where the current request begins, and where the received bytes end.
    private var start = 0
    private var end = 0

    init(limits: ServerLimits) {
        parser = RequestParser(limits: limits)
        storage = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        storage.deallocate()
    }

    var isEmpty: Bool { start == end }

    /// Goes on with the request that is current.
    func advance() -> RequestParser.Progress {
        var count = end - start
        defer { end = start + count }
        return parser.advance(storage + start, count: &count)
    }

    /// The head that was read, as long as nothing else is done with the reader.
    func head(of connection: Connection) -> RequestHead {
        var head = RequestHead(
            bytes: storage + start, lines: parser.lines, layout: parser.layout, peer: connection.peer)
        if let proxies = connection.proxies { head.client = proxies.client(of: head) }
        head.isLate = connection.isLate
        return head
    }

    /// The complete request, as long as nothing else is done with the reader.
    func request(of connection: Connection) -> HTTPRequest {
        HTTPRequest(
            head: head(of: connection),
            body: UnsafeRawBufferPointer(start: storage + start + parser.bodyStart, count: parser.bodyCount))
    }

    /// The current request is done with; what follows it is the next.
    func nextRequest() {
        start += parser.consumed
        parser.reset()
        if start == end {
            start = 0
            end = 0
        }
    }

    /// What was received and not used, for a connection that does not speak HTTP any more.
    var unread: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: storage + start, count: end - start)
    }

    /// What comes before the rest is used.
    func consume(upTo rest: UnsafeMutableRawBufferPointer) {
        start = end - rest.count
        if rest.isEmpty {
            start = 0
            end = 0
        }
    }

    /// Forgets everything.
    func removeAll() {
        start = 0
        end = 0
        parser.reset()
    }

    /// Bytes of the body that have arrived, when its head is read and it is not whole.
    var arrivedBody: Int { end - start - parser.bodyStart }

    /// Where more bytes can be put: some room at least, and for a large body that is known to come, more.
    ///
    /// It grows with what has arrived, not with what was announced: a Content-Length alone costs no memory.
    func room() -> UnsafeMutableRawBufferPointer {
        let used = end - start
        let missing = max(parser.expectedBody + parser.bodyStart - used, 0)
        let wanted = min(max(missing, 4096), max(used, Self.ordinaryCapacity / 2))
        if capacity - end < wanted { makeRoom(used + wanted) }
        return UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    }

    func received(_ count: Int) {
        end += count
    }

    private func makeRoom(_ wanted: Int) {
        if capacity >= wanted {
            memmove(storage, storage + start, end - start)
        } else {
            let larger = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
            larger.copyMemory(from: storage + start, byteCount: end - start)
            storage.deallocate()
            storage = larger
            capacity = wanted
        }
        end -= start
        start = 0
    }
}
