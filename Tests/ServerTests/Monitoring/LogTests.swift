import Foundation
import JSON
import Testing

@testable import rapport

/// A pipe that a test reads when it likes.
private final class LogReader {
    private let pipe = Pipe()

    var descriptor: Int32 { pipe.fileHandleForWriting.fileDescriptor }

    /// Everything that was written, when the log is closed.
    func lines() -> [JSONValue] {
        try? pipe.fileHandleForWriting.close()
        return read()
    }

    /// The same of a log that is closed meanwhile, since it waits for its lines to be taken.
    func lines(whileClosing log: Log) -> [JSONValue] {
        let writing = pipe.fileHandleForWriting
        Thread {
            log.close()
            try? writing.close()
        }
        .start()
        return read()
    }

    private func read() -> [JSONValue] {
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return text.split(separator: "\n").compactMap { try? JSONParser.parse(String($0)) }
    }
}

@Suite("The log")
struct LogTests {
    private let reader = LogReader()

    private struct Failure: Error, CustomStringConvertible { let description: String }

    @Test func `what goes wrong is a line with the id that the client has`() {
        let log = Log(.errors, to: reader.descriptor)
        log.failure(Failure(description: "It broke\nin two."), id: "ab12")
        log.close()
        let lines = reader.lines()
        #expect(lines.count == 1)
        #expect(lines.first?["level"] == "error")
        #expect(lines.first?["id"] == "ab12")
        #expect(lines.first?["message"] == "It broke\nin two.")
        #expect(lines.first?["time"]?.stringValue?.utf8.count == 24)
    }

    @Test func `a log that is off says nothing`() {
        let log = Log(.off, to: reader.descriptor)
        log.failure(Failure(description: "It broke."), id: "ab12")
        log.warn("It is slow.")
        log.close()
        #expect(reader.lines().isEmpty)
    }

    @Test func `notes are for those who want a line for each request`() {
        for level in [LogLevel.errors, .requests] {
            let log = Log(level, to: reader.descriptor)
            log.note("\(level)")
            log.close()
        }
        #expect(reader.lines().map { $0["message"] } == ["requests"])
    }

    @Test func `a long text is cut, between characters`() {
        let log = Log(.errors, to: reader.descriptor)
        log.warn(String(repeating: "ä", count: 5000))
        log.close()
        let message = reader.lines().first?["message"]?.stringValue ?? ""
        #expect(message == String(repeating: "ä", count: 1000) + "…")
    }

    /// The pipe takes 64 KiB, the log keeps as much again, and nobody has read yet.
    @Test func `who logs does not wait for the reader: lines are dropped, counted, and told of`() {
        let log = Log(.errors, to: reader.descriptor, buffer: 64 * 1024)
        let written = 2000
        for _ in 0..<written { log.warn(String(repeating: "x", count: 200)) }
        let dropped = log.dropped
        #expect(dropped > 0)
        // Now somebody reads, until the log is closed and so is the pipe.
        let lines = reader.lines(whileClosing: log)
        let told = lines.compactMap { line -> Int? in
            if case .int(let count)? = line["dropped"] { Int(count) } else { nil }
        }
        #expect(told.reduce(0, +) == dropped)
        #expect(lines.count - told.count == written - dropped)
    }

    /// The thread that writes must not keep the server from ending.
    @Test func `a log whose reader has stopped is closed all the same`() {
        let log = Log(.errors, to: reader.descriptor)
        for _ in 0..<1000 { log.warn(String(repeating: "x", count: 200)) }
        log.close()
        #expect(log.dropped == 0)
    }
}

@Suite("Lines of the log")
struct LogLineTests {
    private func text(_ write: (LogLine) -> Void) -> String {
        let line = LogLine(.info, "test", in: JSONWriter())
        write(line)
        line.end()
        // What comes before is the time.
        return String(line.out.string.dropFirst(#"{"time":"2026-01-05T14:00:00.000Z","#.count))
    }

    @Test func `fields are members, and the line ends with one line feed`() {
        #expect(
            text { line in
                line.field("a", "x\"\n")
                line.field("b", 7)
                line.field("c", true)
                line.field("d", plain: "GET")
            } == #""level":"info","event":"test","a":"x\"\n","b":7,"c":true,"d":"GET"}"# + "\n")
    }

    @Test(arguments: [
        (0 as Int64, "0.000"), (999, "0.000"), (1_000, "0.001"), (1_234_567, "1.234"), (60_000_000_000, "60000.000"),
    ])
    func `durations are milliseconds`(nanoseconds: Int64, expected: String) {
        #expect(text { $0.field("ms", nanoseconds: nanoseconds) }.hasSuffix(",\"ms\":\(expected)}\n"))
    }
}
