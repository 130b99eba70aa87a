import CLinux
import Glibc

/// Bytes that the socket would not take.
struct UnsentBytes {
    private var buffer: ByteBuffer?
    private var start = 0

    var isEmpty: Bool { buffer == nil }

    var count: Int { bytes.count }

    var bytes: UnsafeRawBufferPointer {
        guard let buffer else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: buffer.bytes[start...])
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        let buffer = buffer ?? ByteBuffer(capacity: bytes.count)
        buffer.append(bytes)
        self.buffer = buffer
    }

    mutating func sent(_ count: Int) {
        start += count
        if let buffer, start == buffer.count { removeAll() }
    }

    mutating func removeAll() {
        buffer = nil
        start = 0
    }
}

extension Connection {
    /// Sends the output and then the body, with one system call as a rule; keeps a copy of what the socket does not
    /// take. The output is empty afterwards.
    func send(_ output: ByteBuffer, _ body: UnsafeRawBufferPointer) {
        defer { output.removeAll() }
        guard !isBroken else { return }
        let sent = unsent.isEmpty ? transmit(output.bytes, body) : 0
        sentInTurn += sent
        guard sent < output.count + body.count, !isBroken else { return }
        unsent.append(UnsafeRawBufferPointer(rebasing: output.bytes[min(sent, output.count)...]))
        unsent.append(UnsafeRawBufferPointer(rebasing: body[max(sent - output.count, 0)...]))
    }

    /// Sends these bytes, and keeps a copy of what the socket does not take.
    func send(_ bytes: UnsafeRawBufferPointer) {
        guard !isBroken else { return }
        let sent = unsent.isEmpty ? transmit(bytes, UnsafeRawBufferPointer(start: nil, count: 0)) : 0
        if !isBroken { unsent.append(UnsafeRawBufferPointer(rebasing: bytes[sent...])) }
    }

    /// Sends what an earlier call left.
    func sendUnsent() {
        while !unsent.isEmpty, !isBroken {
            let sent = transmit(unsent.bytes, UnsafeRawBufferPointer(start: nil, count: 0))
            guard sent > 0 else { return }
            unsent.sent(sent)
        }
    }

    /// Keeps the system from holding more and more for a client that takes nothing, which looks as if it took
    /// something: 3 MB in the end, after a minute. Of what it holds for a channel twice this is the bound.
    func boundSendBuffer() {
        var size: Int32 = 256 * 1024
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Has the connection end with a reset, and the system forget what it has not sent yet.
    func dropUnsent() {
        var option = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<Glibc.linger>.size))
        isBroken = true
    }

    /// How many bytes the socket took: 0 if it is full.
    private func transmit(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
        if let tls { return transmit(first, second, over: tls) }
        let sent = second.isEmpty ? sendOne(first) : sendBoth(first, second)
        if sent >= 0 { return sent }
        // EINTR does not happen to a call that does not wait.
        if errno != EAGAIN && errno != EINTR { isBroken = true }
        return 0
    }

    private func transmit(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, over tls: TLSSession
    ) -> Int {
        var sent = tls.send(first)
        if let count = sent, count == first.count { sent = tls.send(second).map { count + $0 } }
        if sent == nil { isBroken = true }
        return sent ?? 0
    }

    private func sendOne(_ bytes: UnsafeRawBufferPointer) -> Int {
        Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func sendBoth(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
        var parts = (
            iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count),
            iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count)
        )
        return withUnsafeMutableBytes(of: &parts) { parts in
            var message = msghdr()
            message.msg_iov = parts.baseAddress?.assumingMemoryBound(to: iovec.self)
            message.msg_iovlen = 2
            return sendmsg(socket, &message, Int32(MSG_NOSIGNAL))
        }
    }
}
