/// Writes one answer after the other to whichever connection the worker is busy with.
///
///     response.begin(.ok)
///     response.field("Content-Type", "application/json")
///     response.finish(body)
///
/// The server adds Date, Content-Length and Connection, and leaves the body out where HEAD or the status asks for
/// it. Beginning again throws away what was begun.
public final class ResponseWriter {
    /// A body of this size or more is sent from where it is; a smaller one is cheaper copied behind its head.
    static let largeBody = 16 * 1024

    /// Answers that are finished, and the one that is being written: all go out with one call.
    let output = ByteBuffer(capacity: 32 * 1024)
    /// Takes large bodies past the output.
    private var connection: Connection?

    private var start = 0
    private var form = ResponseForm()
    /// Of the answer that was begun last.
    public private(set) var status = HTTPStatus.ok
    /// Bytes of the body of the answer that was finished last, also where it was left out.
    public private(set) var bodyLength = 0
    private var date = DateField()
    private(set) var isFinished = false
    /// Field lines of every answer.
    private let everyAnswer: StaticString
    /// Those of whatever answers the present request.
    private let commonFields = ByteBuffer(capacity: 256)
    /// Bodies of this size or more are packed, where they may be.
    private let packedBody: Int
    /// Made for the first body that is packed.
    private var gzip: Gzip?

    /// Whether the body of the answer that is begun may be packed with gzip, if it is large and the client likes it.
    ///
    /// Not for a body with a secret beside text that somebody else chose: the length tells how alike they are (BREACH).
    public var packsBody = false

    init(everyAnswer: StaticString = "", packedBody: Int = .max) {
        self.everyAnswer = everyAnswer
        self.packedBody = packedBody
    }

    /// The next answer is for this connection, and for a request that asks this of it.
    func prepare(_ form: ResponseForm, for connection: Connection?) {
        self.form = form
        self.connection = connection
        start = output.count
        isFinished = false
        commonFields.removeAll()
        bodyLength = 0
    }

    /// A field that the answer to this request has, whoever writes it and however often it is begun.
    ///
    /// A request that is parked begins anew: who resumes it says it again.
    public func common(_ name: StaticString, _ value: String) {
        append(name, value, to: commonFields)
    }

    /// The same with a number in 16 hexadecimal digits.
    public func common(_ name: StaticString, hexadecimal number: UInt64) {
        commonFields.append(name)
        commonFields.append(": ")
        commonFields.append(sixteenHexadecimalDigitsOf: number)
        commonFields.append("\r\n")
    }

    /// There is no answer yet after all.
    func discard() {
        output.truncate(to: start)
    }

    /// Whether the connection is closed after this answer.
    ///
    /// The server sets it where the request or its own state ask for it; a handler may.
    public var closesConnection: Bool {
        get { !form.keepsAlive }
        set { form.keepsAlive = !newValue }
    }

    /// Begins the answer, anew if it was begun.
    public func begin(_ status: HTTPStatus) {
        precondition(!isFinished, "an answer is finished once")
        output.truncate(to: start)
        self.status = status
        packsBody = false
        output.append("HTTP/1.1 ")
        output.append(decimal: Int(status.code))
        output.append(UInt8(ascii: " "))
        output.append(status.reason)
        output.append("\r\nDate: ")
        date.append(to: output)
        output.append("\r\n")
        output.append(everyAnswer)
        if commonFields.count > 0 { output.append(commonFields.bytes) }
    }

    public func field(_ name: StaticString, _ value: Int) {
        output.append(name)
        output.append(": ")
        output.append(decimal: value)
        output.append("\r\n")
    }

    public func field(_ name: StaticString, _ value: String) { append(name, value, to: output) }

    /// A field whose value the program knows, in which nothing is looked for that may not be there.
    public func field(_ name: StaticString, constant value: StaticString) {
        output.append(name)
        output.append(": ")
        output.append(value)
        output.append("\r\n")
    }

    /// A field whose value may come from a client: line ends and other control characters in it become spaces, so
    /// that nobody writes fields through it (RFC 9110, section 5.5).
    public func field(_ name: StaticString, _ value: UnsafeRawBufferPointer) { append(name, value, to: output) }

    private func append(_ name: StaticString, _ value: String, to buffer: ByteBuffer) {
        var value = value
        value.withUTF8 { append(name, UnsafeRawBufferPointer($0), to: buffer) }
    }

    private func append(_ name: StaticString, _ value: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
        buffer.append(name)
        buffer.append(": ")
        if isFieldText(value, 0..<value.count) {
            buffer.append(value)
        } else {
            for byte in value { buffer.append(isFieldCharacter(byte) ? byte : UInt8(ascii: " ")) }
        }
        buffer.append("\r\n")
    }

    /// Ends the answer; the body is sent or copied when this returns.
    public func finish(_ body: UnsafeRawBufferPointer) {
        precondition(!isFinished, "an answer is finished once")
        if output.count == start { begin(.internalServerError) }
        let body = packsBody && body.count >= packedBody && !status.isBodiless ? packed(body) : body
        finishHead(length: body.count)
        isFinished = true
        guard !form.omitsBody, !status.isBodiless else { return }
        if body.count >= Self.largeBody, let connection {
            connection.send(output, body)
        } else {
            output.append(body)
        }
    }

    public func finish(_ body: [UInt8]) {
        body.withUnsafeBytes { finish($0) }
    }

    public func finish(_ body: StaticString) {
        finish(UnsafeRawBufferPointer(start: body.utf8Start, count: body.utf8CodeUnitCount))
    }

    public func finish(_ body: ByteBuffer) {
        finish(body.bytes)
    }

    public func finish() {
        finish(UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// Ends the answer to a HEAD request without the body that GET would bring, of which the length is known.
    ///
    /// RFC 9110, section 9.3.2.
    public func finish(withoutBodyOfLength length: Int) {
        precondition(!isFinished && form.omitsBody, "only HEAD is answered without the body")
        finishHead(length: length)
        isFinished = true
    }

    /// Ends the head of an answer whose body is sent bit by bit. The handler goes on with `.open(.stream, …)`.
    ///
    /// RFC 9112, section 6.3: HTTP/1.0 has no chunks; there the body ends with the connection.
    public func finishHeadOfStream() {
        precondition(!isFinished && !form.omitsBody, "only an answer with a body is streamed")
        if form.isHTTP10 {
            form.keepsAlive = false
        } else {
            output.append("Transfer-Encoding: chunked\r\n")
        }
        finishHead()
        isFinished = true
    }

    /// An answer after which the connection speaks another protocol: RFC 9110, section 15.2.2.
    func switchProtocols(_ fields: (ResponseWriter) -> Void) {
        precondition(!isFinished, "an answer is finished once")
        output.truncate(to: start)
        output.append("HTTP/1.1 101 Switching Protocols\r\nDate: ")
        date.append(to: output)
        output.append("\r\n")
        fields(self)
        output.append("\r\n")
        isFinished = true
    }

    /// The whole answer at once.
    public func send(_ response: HTTPResponse) {
        begin(response.status)
        for field in response.fields { self.field(field.name, field.value) }
        finish(response.body)
    }

    /// The body as it is sent, and the fields that say how.
    ///
    /// RFC 9110, sections 8.4 and 12.5.5.
    private func packed(_ body: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        field("Vary", "Accept-Encoding")
        guard form.prefersGzip else { return body }
        gzip = gzip ?? Gzip()
        guard let packed = gzip?.packed(body) else { return body }
        field("Content-Encoding", "gzip")
        return packed
    }

    private func finishHead(length: Int) {
        bodyLength = length
        if !status.isBodiless { field("Content-Length", length) }
        finishHead()
    }

    private func finishHead() {
        if !form.keepsAlive {
            output.append("Connection: close\r\n")
        } else if form.isHTTP10 {
            output.append("Connection: keep-alive\r\n")
        }
        output.append("\r\n")
    }
}

/// What a request asks of its answer.
struct ResponseForm {
    var omitsBody = false
    var keepsAlive = false
    var isHTTP10 = false
    var prefersGzip = false

    /// For a request whose head was not understood.
    init() {}

    init(_ head: HeadLayout) {
        omitsBody = head.method == .head
        keepsAlive = head.keepsAlive
        isHTTP10 = head.isHTTP10
        prefersGzip = head.codings.prefersGzip
    }
}
