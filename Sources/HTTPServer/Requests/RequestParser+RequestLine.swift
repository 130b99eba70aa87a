extension RequestParser {
    /// ```
    /// request-line = method SP request-target SP HTTP-version
    /// ```
    ///
    /// RFC 9112, section 3. The white space is one space, and nothing else.
    mutating func requestLine(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Refusal? {
        var end = line.lowerBound
        while end < line.upperBound, ByteSet.token.contains(bytes[end]) { end += 1 }
        guard end < line.upperBound, bytes[end] == UInt8(ascii: " ") else { return .malformedRequestLine }
        layout.methodName = HeadRange(line.lowerBound..<end)
        layout.method = HTTPMethod(HeadText(UnsafeRawBufferPointer(rebasing: bytes[line.lowerBound..<end])))

        let start = end + 1
        end = start
        while end < line.upperBound, ByteSet.target.contains(bytes[end]) { end += 1 }
        guard end > start, end < line.upperBound, bytes[end] == UInt8(ascii: " ") else { return .malformedRequestLine }
        // The version first: what another one's targets look like is not for us to say.
        if let refusal = version(HeadText(UnsafeRawBufferPointer(rebasing: bytes[end + 1..<line.upperBound]))) {
            return refusal
        }
        return target(bytes, start..<end) ? nil : .malformedRequestLine
    }

    /// ```
    /// HTTP-version = HTTP-name "/" DIGIT "." DIGIT
    /// ```
    ///
    /// RFC 9112, section 2.3.
    private mutating func version(_ text: HeadText) -> Refusal? {
        if text == "HTTP/1.1" { return nil }
        if text == "HTTP/1.0" {
            layout.isHTTP10 = true
            return nil
        }
        let bytes = text.bytes
        guard bytes.count == 8, text.hasPrefix("HTTP/"), isDigit(bytes[5]), bytes[6] == UInt8(ascii: "."),
            isDigit(bytes[7])
        else { return .malformedRequestLine }
        return .unsupportedVersion
    }

    /// ```
    /// request-target = origin-form / absolute-form / authority-form / asterisk-form
    /// ```
    ///
    /// RFC 9112, section 3.2: the authority form is CONNECT's, the asterisk OPTIONS'.
    private mutating func target(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        layout.target = HeadRange(range)
        if layout.method == .connect {
            return HeadText(UnsafeRawBufferPointer(rebasing: bytes[range])).isHost
        }
        if bytes[range.lowerBound] == UInt8(ascii: "/") {
            pathAndQuery(bytes, range)
            return true
        }
        if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "*") {
            layout.path = HeadRange(range)
            return layout.method == .options
        }
        return absoluteForm(bytes, range)
    }

    private mutating func pathAndQuery(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
        var end = range.lowerBound
        while end < range.upperBound, bytes[end] != UInt8(ascii: "?") { end += 1 }
        layout.path = HeadRange(range.lowerBound..<end)
        guard end < range.upperBound else { return }
        layout.query = HeadRange(end + 1..<range.upperBound)
        layout.hasQuery = true
    }

    /// `http://host:port/path?query`, as it is sent to proxies. RFC 9112, section 3.2.2: servers accept it too.
    private mutating func absoluteForm(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        let text = HeadText(UnsafeRawBufferPointer(rebasing: bytes[range]))
        let scheme: Int
        if text.hasPrefix(ignoringCase: "http://") {
            scheme = 7
        } else if text.hasPrefix(ignoringCase: "https://") {
            scheme = 8
        } else {
            return false
        }
        let start = range.lowerBound + scheme
        var end = start
        while end < range.upperBound, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
        guard end > start, HeadText(UnsafeRawBufferPointer(rebasing: bytes[start..<end])).isHost else { return false }
        layout.host = HeadRange(start..<end)
        layout.hasHost = true
        pathAndQuery(bytes, end..<range.upperBound)
        return true
    }
}

extension HeadText {
    /// ```
    /// Host = uri-host [ ":" port ]
    /// ```
    ///
    /// RFC 9112, section 3.2, and RFC 3986, section 3.2.2. It may be empty.
    var isHost: Bool {
        var index = 0
        if bytes.first == UInt8(ascii: "[") {
            index = 1
            while index < bytes.count, ByteSet.addressLiteral.contains(bytes[index]) { index += 1 }
            guard index > 1, index < bytes.count, bytes[index] == UInt8(ascii: "]") else { return false }
            index += 1
        } else {
            while index < bytes.count, ByteSet.registeredName.contains(bytes[index]) { index += 1 }
        }
        guard index < bytes.count else { return true }
        return bytes[index] == UInt8(ascii: ":") && bytes[(index + 1)...].allSatisfy(isDigit)
    }

    func hasPrefix(ignoringCase literal: StaticString) -> Bool {
        bytes.count >= literal.utf8CodeUnitCount
            && HeadText(UnsafeRawBufferPointer(rebasing: bytes[..<literal.utf8CodeUnitCount])).matches(literal)
    }
}

func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}
