extension RequestParser {
    /// Empty lines before a request line that are overlooked. RFC 9112, section 2.2, asks for at least one.
    static var overlookedEmptyLines: Int { 4 }

    /// ```
    /// HTTP-message = start-line CRLF *( field-line CRLF ) CRLF [ message-body ]
    /// ```
    ///
    /// RFC 9112, section 2.1.
    mutating func head(_ bytes: UnsafeRawBufferPointer) -> Progress {
        while true {
            if case .requestLine = stage, position < bytes.count, let refusal = firstByte(bytes[position]) {
                return .refused(refusal)
            }
            let feed = lineFeed(in: bytes)
            if let refusal = tooLong(unfinished: feed ?? bytes.count) { return .refused(refusal) }
            guard let feed else { return .needsMore }
            guard let line = takeLine(endingAt: feed, bytes) else { return .refused(.bareLineFeed) }
            guard position <= limits.requestHead else { return .refused(.headTooLarge) }
            switch stage {
            case .requestLine where line.isEmpty:
                emptyLines += 1
                if emptyLines > Self.overlookedEmptyLines { return .refused(.malformedRequestLine) }
            case .requestLine:
                if let refusal = requestLine(bytes, line) { return .refused(refusal) }
                stage = .fields
            default:
                if line.isEmpty { return endOfHead() }
                if let refusal = fieldLine(bytes, line) { return .refused(refusal) }
            }
        }
    }

    /// What cannot be the beginning of a request is refused with its first byte: a TLS greeting has no lines to
    /// wait for.
    private func firstByte(_ byte: UInt8) -> Refusal? {
        if byte == UInt8(ascii: "\n") { return .bareLineFeed }
        return byte == UInt8(ascii: "\r") || ByteSet.token.contains(byte) ? nil : .malformedRequestLine
    }

    /// Asked about a line up to its line feed, whether that is there yet or not: so the answer does not depend on how
    /// the bytes were split.
    private func tooLong(unfinished count: Int) -> Refusal? {
        if case .requestLine = stage, count - position > limits.requestLine + 1 { return .requestLineTooLong }
        return count > limits.requestHead ? .headTooLarge : nil
    }

    /// ```
    /// field-line = field-name ":" OWS field-value OWS
    /// ```
    ///
    /// RFC 9112, section 5. White space before the colon is refused as section 5.1 asks for, a folded line as
    /// section 5.2 allows.
    private mutating func fieldLine(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Refusal? {
        guard layout.fieldCount < limits.requestFields else { return .tooManyFields }
        guard let field = FieldLine(bytes, line) else { return .malformedField }
        lines[layout.fieldCount] = field
        layout.fieldCount += 1
        return note(field, bytes)
    }

    /// Keeps what the server itself needs to know of a field.
    private mutating func note(_ field: FieldLine, _ bytes: UnsafeRawBufferPointer) -> Refusal? {
        let name = HeadText(UnsafeRawBufferPointer(rebasing: bytes[field.name.range]))
        let value = HeadText(UnsafeRawBufferPointer(rebasing: bytes[field.value.range]))
        switch name.bytes.count {
        case 4 where name.matches("host"):
            lengths.hosts += 1
            guard lengths.hosts == 1, value.isHost else { return .malformedHost }
            if !layout.hasHost {
                layout.host = field.value
                layout.hasHost = true
            }
        case 6 where name.matches("expect"):
            guard value.matches("100-continue") else { return .unknownExpectation }
            layout.expectsContinue = true
        case 10 where name.matches("connection"):
            value.forEachListMember { lengths.note(connectionOption: $0) }
        case 14 where name.matches("content-length"):
            return lengths.note(contentLength: value)
        case 15 where name.matches("accept-encoding"):
            layout.codings.note(value)
        case 17 where name.matches("transfer-encoding"):
            return lengths.note(transferEncoding: value)
        default:
            break
        }
        return nil
    }

    private mutating func endOfHead() -> Progress {
        guard lengths.hosts == 1 || layout.isHTTP10 else { return .refused(.missingHost) }
        switch lengths.framing(isHTTP10: layout.isHTTP10) {
        case .failure(let refusal): return .refused(refusal)
        case .success(let framing): layout.framing = framing
        }
        layout.keepsAlive = lengths.keepsAlive(isHTTP10: layout.isHTTP10)
        // RFC 9110, section 10.1.1: an expectation in an HTTP/1.0 request is ignored.
        if layout.isHTTP10 { layout.expectsContinue = false }
        stage = .admission
        return .head
    }
}

extension FieldLine {
    /// Nil if the line is not one.
    init?(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) {
        var colon = line.lowerBound
        while colon < line.upperBound, ByteSet.token.contains(bytes[colon]) { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
        var start = colon + 1
        var end = line.upperBound
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        guard isFieldText(bytes, start..<end) else { return nil }
        name = HeadRange(line.lowerBound..<colon)
        value = HeadRange(start..<end)
    }
}

/// Whether there are no control characters but tabs: RFC 9110, section 5.5.
///
/// Eight bytes at a time as long as there is none.
func isFieldText(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let delete = word ^ (ones &* 0x7F)
        let suspicious = ((word &- ones &* 0x20) & ~word | (delete &- ones) & ~delete) & highs
        if suspicious != 0 { break }
        index += 8
    }
    while index < range.upperBound {
        guard isFieldCharacter(bytes[index]) else { return false }
        index += 1
    }
    return true
}

/// A visible character, a byte beyond ASCII, a space or a tab.
func isFieldCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
}
