import Glibc

/// Reads one request after the other, however their bytes are split.
///
/// Knows nothing of sockets: it is shown all bytes since the request's first, as often as there are more of them, and
/// says what they are. It goes on from where it stopped, line by line, so a request that arrives byte by byte costs
/// no more than one that arrives whole, and its faults are the same.
///
/// RFC 9112; where the RFC lets a recipient be lenient, this one is not, because leniency that differs between two
/// servers in a row is how requests are smuggled.
struct RequestParser: ~Copyable {
    enum Progress: Equatable {
        case needsMore
        /// The head is complete; `admitBody` comes next.
        case head
        /// The request is complete.
        case complete
        case refused(Refusal)
    }

    enum Stage {
        case requestLine, fields
        /// The head is read, and nobody has said yet whether the body may come.
        case admission
        case body(length: Int)
        case chunkLine
        case chunkData(remaining: Int)
        case chunkEnd
        case trailers
        case complete
        case refused(Refusal)
    }

    var layout = HeadLayout()
    /// The field lines of the head; as many as `layout` says.
    let lines: UnsafeMutablePointer<FieldLine>
    let limits: ServerLimits

    var stage = Stage.requestLine
    /// The next byte that is not understood yet.
    var position = 0
    /// There is no line feed between `position` and here.
    var scanned = 0
    /// Empty lines before the request line.
    var emptyLines = 0
    var lengths = LengthFields()

    /// Where the body begins, and how much of it there is. A chunked body is freed of its framing where it stands.
    private(set) var bodyStart = 0
    var bodyCount = 0
    var bodyMaximum = 0
    /// Bytes of chunk extensions and of trailers, which count although they are dropped.
    var extensionBytes = 0
    var trailerBytes = 0
    var trailerCount = 0

    init(limits: ServerLimits) {
        self.limits = limits
        lines = .allocate(capacity: max(limits.requestFields, 1))
    }

    deinit {
        lines.deallocate()
    }

    /// Goes on with the request that begins at `bytes`.
    ///
    /// - Parameter count: how many bytes there are; fewer when it returns, if the framing of chunks was taken out.
    mutating func advance(_ bytes: UnsafeMutableRawPointer, count: inout Int) -> Progress {
        let progress: Progress =
            switch stage {
            case .requestLine, .fields: head(UnsafeRawBufferPointer(start: bytes, count: count))
            case .admission: .head
            case .body(let length): count - position < length ? .needsMore : completed(bodyCount: length)
            case .chunkLine, .chunkData, .chunkEnd, .trailers: chunks(bytes, count: &count)
            case .complete: .complete
            case .refused(let refusal): .refused(refusal)
            }
        if case .refused(let refusal) = progress { stage = .refused(refusal) }
        return progress
    }

    /// The head was found good: up to `maximum` bytes of body may come.
    mutating func admitBody(maximum: Int) -> Refusal? {
        bodyStart = position
        bodyMaximum = maximum
        switch layout.framing {
        case .none:
            stage = .body(length: 0)
        case .length(let length):
            guard length <= maximum else {
                stage = .refused(.contentTooLarge)
                return .contentTooLarge
            }
            stage = .body(length: length)
        case .chunked:
            stage = .chunkLine
        }
        return nil
    }

    /// The request is done with; the next begins `consumed` bytes later.
    mutating func reset() {
        layout = HeadLayout()
        lengths = LengthFields()
        stage = .requestLine
        position = 0
        scanned = 0
        emptyLines = 0
        bodyStart = 0
        bodyCount = 0
        extensionBytes = 0
        trailerBytes = 0
        trailerCount = 0
    }

    /// How many bytes the request has, from its first; good when it is complete.
    var consumed: Int { position }

    var isReadingHead: Bool {
        switch stage {
        case .requestLine, .fields, .admission: true
        default: false
        }
    }

    /// Whether the head was read and found good, also if the body was refused since.
    var hasHead: Bool { bodyStart > 0 }

    /// The bytes of body that are known to be coming, those that are there included.
    var expectedBody: Int {
        switch stage {
        case .body(let length): length
        case .chunkData(let remaining): bodyCount + remaining
        default: bodyCount
        }
    }

    private mutating func completed(bodyCount: Int) -> Progress {
        self.bodyCount = bodyCount
        position += bodyCount
        stage = .complete
        return .complete
    }
}

extension RequestParser {
    /// Where the current line's feed is, once it is there.
    mutating func lineFeed(in bytes: UnsafeRawBufferPointer) -> Int? {
        let from = max(position, scanned)
        scanned = bytes.count
        guard from < bytes.count, let base = bytes.baseAddress,
            let feed = memchr(base + from, Int32(UInt8(ascii: "\n")), bytes.count - from)
        else { return nil }
        scanned = from
        return UnsafeRawPointer(feed) - base
    }

    /// Takes the line that ends with that feed, without its end; nil if that is not CR LF.
    ///
    /// RFC 9112, section 2.2: a recipient may take LF alone for a line's end; this one does not.
    mutating func takeLine(endingAt feed: Int, _ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        guard feed > position, bytes[feed - 1] == UInt8(ascii: "\r") else { return nil }
        defer { position = feed + 1 }
        return position..<feed - 1
    }
}
