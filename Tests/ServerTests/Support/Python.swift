import Foundation

/// Python, with what `scripts/install-test-tools` installs for it.
enum Python {
    struct Answer {
        let status: Int32
        /// Everything on both outputs.
        let output: String
    }

    /// Whether Python can import the modules, also from the folder.
    static func finds(_ modules: String..., in folder: URL = FileManager.default.temporaryDirectory) -> Bool {
        let program = modules.map { "import \($0)" }.joined(separator: "\n")
        return (try? run(["-c", program], in: folder))?.status == 0
    }

    /// Runs Python until it ends; modules are also found in the folder.
    static func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.currentDirectoryURL = folder
        let installed = package.appending(path: ".build/python").path
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PYTHONPATH": "\(installed):\(folder.path)", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1",
        ]) { $1 }.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, output: text)
    }

    static let package = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
}
