/// What of a request comes before its body: a view of the connection's bytes, good for the call it is given to.
public struct RequestHead: ~Copyable {
    let bytes: UnsafeRawPointer
    let lines: UnsafePointer<FieldLine>
    let layout: HeadLayout
    /// Who sent it, as the socket knows it.
    public let peer: IPAddress
    /// Whose request it is: the peer's, unless that is a proxy of ours.
    public internal(set) var client: IPAddress
    /// Whether its connection came when the server had begun to end. It is answered, but not waited for: nothing should
    /// be begun for it that must not be cut off.
    public internal(set) var isLate = false

    init(bytes: UnsafeRawPointer, lines: UnsafePointer<FieldLine>, layout: HeadLayout, peer: IPAddress) {
        self.bytes = bytes
        self.lines = lines
        self.layout = layout
        self.peer = peer
        client = peer
    }

    public var method: HTTPMethod { layout.method }
    /// The method as it was sent, for what `HTTPMethod` has no case.
    public var methodName: HeadText { text(layout.methodName) }
    /// The request target as it was sent.
    public var target: HeadText { text(layout.target) }
    /// The target's path, as it was sent: not decoded. `*` for `OPTIONS *`, empty for CONNECT.
    public var path: HeadText {
        // RFC 9110, section 4.2.3: an absolute target without a path means the root.
        layout.path.count == 0 && layout.method != .connect ? HeadText("/") : text(layout.path)
    }
    /// What follows the target's question mark, if it has one: not decoded.
    public var query: HeadText? { layout.hasQuery ? text(layout.query) : nil }
    /// The authority of an absolute target, else the `Host` field; HTTP/1.0 may have neither.
    ///
    /// RFC 9112, section 3.2.2: where the target names a host, the field is ignored.
    public var host: HeadText? { layout.hasHost ? text(layout.host) : nil }
    /// How the body is delimited.
    public var framing: BodyFraming { layout.framing }
    public var isHTTP10: Bool { layout.isHTTP10 }

    /// Whether the body is coded (gzip and the like) beneath its media type: then a reader of the body answers 415.
    public var hasContentCoding: Bool {
        var isCoded = false
        forEachField("content-encoding") { line in
            line.forEachListMember { if !$0.matches("identity") { isCoded = true } }
        }
        return isCoded
    }

    /// Whether the client would rather have large answers packed: see `ResponseWriter.packsBody`.
    public var prefersGzip: Bool { layout.codings.prefersGzip }

    /// The value of the first field line with this name, in any case, without white space around it.
    public func field(_ name: StaticString) -> HeadText? {
        for index in 0..<layout.fieldCount where isLine(index, name) { return text(lines[index].value) }
        return nil
    }

    /// The value of a field that should be there once at most.
    public func only(_ name: StaticString) -> SingleField {
        var found = SingleField.missing
        for index in 0..<layout.fieldCount where isLine(index, name) {
            guard case .missing = found else { return .repeated }
            found = .value(text(lines[index].value))
        }
        return found
    }

    /// The values of all field lines with this name, in order.
    ///
    /// RFC 9110, section 5.3: together they are one list, as if joined with commas.
    public func forEachField(_ name: StaticString, _ body: (HeadText) -> Void) {
        for index in 0..<layout.fieldCount where isLine(index, name) { body(text(lines[index].value)) }
    }

    /// How many field lines of this name there are.
    public func count(of name: StaticString) -> Int {
        var count = 0
        forEachField(name) { _ in count += 1 }
        return count
    }

    /// Names of other lengths are told apart here, without a call.
    private func isLine(_ index: Int, _ name: StaticString) -> Bool {
        lines[index].name.count == name.utf8CodeUnitCount && text(lines[index].name).matches(name)
    }

    private func text(_ range: HeadRange) -> HeadText {
        HeadText(UnsafeRawBufferPointer(start: bytes + Int(range.start), count: Int(range.count)))
    }
}

/// What a head has of a field that should be there once at most.
public enum SingleField {
    case missing
    case value(HeadText)
    case repeated
}

/// How the end of a request's body is found, RFC 9112 section 6.
public enum BodyFraming: Hashable, Sendable {
    /// Neither field: the body is empty.
    case none
    case length(Int)
    case chunked
}

/// Bytes of a head, counted from the request's first byte.
struct HeadRange {
    var start: UInt32 = 0
    var count: UInt32 = 0

    init() {}

    init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt32(truncatingIfNeeded: range.count)
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

struct FieldLine {
    var name: HeadRange
    var value: HeadRange
}

/// Where everything is in a head that was read. Offsets, so that the bytes may move while the body arrives.
struct HeadLayout {
    var method = HTTPMethod.other
    var methodName = HeadRange()
    var target = HeadRange()
    var path = HeadRange()
    var query = HeadRange()
    var hasQuery = false
    var host = HeadRange()
    var hasHost = false
    var isHTTP10 = false
    var framing = BodyFraming.none
    var keepsAlive = true
    var expectsContinue = false
    var codings = AcceptedCodings()
    var fieldCount = 0
}
