import Foundation
import RapportTypes
import Synchronization

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// A store with an account that writes files.
struct ExportStore {
    let test: TestStore
    let viewer: Viewer

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
    }

    func export(_ export: Export, for viewer: Viewer? = nil) throws -> ExportOutcome {
        try waiting { test.store.export(export, for: viewer ?? self.viewer, completion: $0) }
    }

    func file(_ export: Export) throws -> FinishedExport {
        guard case .finished(let file) = try self.export(export) else { throw StoreError.closed }
        return file
    }

    func fetch(_ token: String) throws -> FetchedExport? {
        try waiting { test.store.fetchExport(token, completion: $0) }
    }

    func describe(_ token: String) throws -> ExportDescription? {
        try waiting { test.store.describeExport(token, completion: $0) }
    }

    /// The text of a file, made and fetched.
    func text(_ format: ContactExportFormat, _ filter: ContactFilter? = nil) throws -> String {
        let file = try file(.contacts(filter, format))
        guard let fetched = try fetch(file.token) else { throw StoreError.closed }
        return String(decoding: fetched.content, as: UTF8.self)
    }

    @discardableResult
    func create(_ values: ContactValues) throws -> UUID {
        let viewer = viewer
        guard let id = try test.writer.run({ try $0.createContact(NewContact(values), for: viewer).value }) else {
            throw StoreError.closed
        }
        return id
    }

    func count(_ table: SQL) throws -> Int { try test.database().value("SELECT count(*) FROM \(table)") ?? 0 }
}

/// Waits for what is answered on another thread.
func waiting<R: Sendable>(
    _ body: (@escaping @Sendable (Result<R, any Error>) -> Void) -> Void
) throws -> R {
    let answer = Mutex<Result<R, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    body { result in
        answer.withLock { $0 = result }
        done.signal()
    }
    done.wait()
    return try answer.withLock { try $0!.get() }
}

/// Python, with what `scripts/install-test-tools` installs for it.
enum Python {
    static let hasVObject = (try? run("import vobject; print(1)")) == "1\n"

    /// What a program prints that gets the input on its standard input.
    static func run(_ program: String, input: [UInt8] = []) throws -> String {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PYTHONPATH": package.appending(path: ".build/python").path, "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        ]) { $1 }
        let (standardInput, output) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        try process.run()
        // What does not fit into the pipe is written while the program reads.
        let writing = Thread { [handle = standardInput.fileHandleForWriting] in
            try? handle.write(contentsOf: Data(input))
            try? handle.close()
        }
        writing.start()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
