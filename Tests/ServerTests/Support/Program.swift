import Foundation
import Testing

/// A folder that is gone after the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "rapport-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// What is in it.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }
}

/// The program as a process of its own, in a folder that holds its database.
final class Program {
    let folder: TemporaryFolder
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    static var executable: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "rapport")
    }

    /// - Parameters:
    ///   - folder: Nil for a new one.
    ///   - descriptors: How many the process may have open; nil for as many as this one.
    ///   - closingStreams: Whether it has no standard input, output and error.
    init(
        _ arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String] = [:],
        descriptors: Int? = nil, closingStreams: Bool = false
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        process.executableURL = Program.executable
        process.arguments = arguments
        let limit = descriptors.map { "ulimit -n \($0); " } ?? ""
        if !limit.isEmpty || closingStreams {
            let streams = closingStreams ? " <&- >&- 2>&-" : ""
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments =
                ["-c", "\(limit)exec \"$0\" \"$@\"\(streams)", Program.executable.path] + arguments
        }
        process.currentDirectoryURL = self.folder.url
        // Else it would have nothing but what it is given, and would not know what its sanitizer is to leave out.
        process.environment = environment.merging(Program.sanitizerOptions) { given, _ in given }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
    }

    deinit {
        if process.isRunning { process.interrupt() }
        process.waitUntilExit()
    }

    /// The port that the greeting names; waits for it.
    func port() throws -> UInt16 {
        let greeting = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let digits = greeting.split(separator: "\n").first?.split(separator: ":").last ?? ""
        return try #require(UInt16(digits), "\(greeting)")
    }

    /// Whether it says where it listens; waits until it does, or ends.
    func greets() -> Bool { !output.fileHandleForReading.availableData.isEmpty }

    func terminate() { process.terminate() }

    func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

    /// As a machine's sudden end does, for the process.
    func kill() { send(SIGKILL) }

    /// Waits for the end. Of a process that a signal has ended it is the signal.
    func status() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Everything on standard output; waits for the end.
    func outputText() -> String { String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }

    /// Everything on standard error; waits for the end.
    func errorText() -> String { String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
}
