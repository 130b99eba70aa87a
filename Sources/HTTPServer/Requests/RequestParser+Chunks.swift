import Glibc

extension RequestParser {
    /// Bytes of one chunk's line: sixteen digits and what extensions anybody ever sent.
    static var chunkLineLimit: Int { 1024 }

    /// ```
    /// chunked-body = *chunk last-chunk trailer-section CRLF
    /// chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
    /// ```
    ///
    /// RFC 9112, section 7.1. The data is moved together where it stands, and what follows is moved up to it, so that
    /// the framing takes no room however small the chunks are.
    mutating func chunks(_ bytes: UnsafeMutableRawPointer, count: inout Int) -> Progress {
        let progress = chunks(bytes, count)
        let gap = position - (bodyStart + bodyCount)
        guard gap > 0 else { return progress }
        memmove(bytes + position - gap, bytes + position, count - position)
        count -= gap
        position -= gap
        scanned = max(scanned - gap, 0)
        return progress
    }

    private mutating func chunks(_ bytes: UnsafeMutableRawPointer, _ count: Int) -> Progress {
        let all = UnsafeRawBufferPointer(start: bytes, count: count)
        while true {
            if case .chunkData(let remaining) = stage {
                let part = min(remaining, count - position)
                memmove(bytes + bodyStart + bodyCount, bytes + position, part)
                bodyCount += part
                position += part
                stage = part < remaining ? .chunkData(remaining: remaining - part) : .chunkEnd
                if part < remaining { return .needsMore }
            }
            if case .chunkEnd = stage, let progress = chunkEnd(all) { return progress }
            let feed = lineFeed(in: all)
            if let refusal = tooLong(unfinished: (feed ?? count) - position) { return .refused(refusal) }
            guard let feed else { return .needsMore }
            guard let line = takeLine(endingAt: feed, all) else { return .refused(.bareLineFeed) }
            if case .trailers = stage {
                if line.isEmpty {
                    stage = .complete
                    return .complete
                }
                if let refusal = trailer(all, line) { return .refused(refusal) }
            } else if let refusal = chunkLine(all, line) {
                return .refused(refusal)
            }
        }
    }

    /// The CR LF behind a chunk's data; nothing else may be there. Nil when it is passed.
    private mutating func chunkEnd(_ bytes: UnsafeRawBufferPointer) -> Progress? {
        guard position < bytes.count else { return .needsMore }
        guard bytes[position] == UInt8(ascii: "\r") else { return .refused(.malformedChunk) }
        guard position + 1 < bytes.count else { return .needsMore }
        guard bytes[position + 1] == UInt8(ascii: "\n") else { return .refused(.malformedChunk) }
        position += 2
        stage = .chunkLine
        return nil
    }

    private func tooLong(unfinished count: Int) -> Refusal? {
        guard case .trailers = stage else { return count > Self.chunkLineLimit + 1 ? .malformedChunk : nil }
        // A lone CR may be half of the empty line at the end, which does not count.
        return count > 1 && trailerBytes + count + 1 > limits.requestHead ? .headTooLarge : nil
    }

    /// ```
    /// chunk-size = 1*HEXDIG
    /// chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
    /// ```
    ///
    /// RFC 9112, sections 7.1 and 7.1.1. Extensions are ignored, and all of a body's together may not be longer than
    /// a head, because nobody but an attacker sends that many.
    private mutating func chunkLine(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Refusal? {
        var size = 0
        var index = line.lowerBound
        while index < line.upperBound, let digit = hexDigit(bytes[index]) {
            guard index - line.lowerBound < 15 else { return .malformedChunk }
            size = size << 4 | digit
            index += 1
        }
        guard index > line.lowerBound, isExtension(bytes, index..<line.upperBound) else { return .malformedChunk }
        extensionBytes += line.upperBound - index
        guard extensionBytes <= limits.requestHead else { return .malformedChunk }
        guard size <= bodyMaximum - bodyCount else { return .contentTooLarge }
        stage = size == 0 ? .trailers : .chunkData(remaining: size)
        return nil
    }

    private func isExtension(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        guard let first = range.first(where: { !isBlank(bytes[$0]) }) else { return range.isEmpty }
        return bytes[first] == UInt8(ascii: ";") && isFieldText(bytes, range)
    }

    /// A field after the body: read like any other, within the same limits as a head's, and dropped.
    ///
    /// RFC 9112, section 7.1.2.
    private mutating func trailer(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Refusal? {
        trailerBytes += line.count + 2
        trailerCount += 1
        guard trailerBytes <= limits.requestHead else { return .headTooLarge }
        guard trailerCount <= limits.requestFields else { return .tooManyFields }
        return FieldLine(bytes, line) == nil ? .malformedField : nil
    }

    private func hexDigit(_ byte: UInt8) -> Int? {
        if isDigit(byte) { return Int(byte - UInt8(ascii: "0")) }
        let letter = byte | 0x20
        return letter &- UInt8(ascii: "a") < 6 ? Int(letter - UInt8(ascii: "a")) + 10 : nil
    }
}
