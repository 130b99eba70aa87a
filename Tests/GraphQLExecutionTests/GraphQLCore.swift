import Foundation

/// graphql-core, the Python port of GraphQL's reference implementation, as `scripts/install-test-tools` installs it.
enum GraphQLCore {
    struct Answer {
        let status: Int32
        let output: String
    }

    /// Whether `python3` is there and finds graphql-core.
    static let isInstalled = (try? run(["-c", "import graphql"]))?.status == 0

    /// Runs `scripts/introspection-round-trip.py`.
    static func introspectionRoundTrip(_ arguments: String...) throws -> Answer {
        try run([package.appending(path: "scripts/introspection-round-trip.py").path] + arguments)
    }

    static let package = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    private static func run(_ arguments: [String]) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONPATH": package.appending(path: ".build/python").path, "PYTHONDONTWRITEBYTECODE": "1"]
        ) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, output: text)
    }
}
