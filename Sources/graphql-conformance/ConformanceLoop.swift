import GraphQLLanguage
import JSON

#if canImport(Glibc)
    import Glibc
#endif

/// Answers requests, one JSON text on a line each, until standard input ends.
///
/// An answer is written before the next request is read, so that whoever asks can wait for it.
struct ConformanceLoop {
    /// Which function answers which `op`.
    private let operations: [String: (JSONValue) -> [JSONValue.Member]] = [
        "parse": parse,
        "print": print,
        "schema": schema,
        "printSchema": printSchema,
        "validate": validate,
        "execute": execute,
    ]

    func run() {
        while let line = readLine() {
            if line.isEmpty { continue }
            let writer = JSONWriter()
            writer.write(value: answer(to: line))
            writer.write(byte: UInt8(ascii: "\n"))
            writeToStandardOutput(Array(writer.bytes))
        }
    }

    private func answer(to line: String) -> JSONValue {
        let request: JSONValue
        do {
            request = try JSONParser.parse(line, maximumDepth: 500)
        } catch {
            return .object([JSONValue.Member("id", nil), JSONValue.Member("error", .string("\(error)"))])
        }
        let id = JSONValue.Member("id", request["id"] ?? nil)
        guard let operation = request["op"]?.stringValue.flatMap({ operations[$0] }) else {
            return .object([id, JSONValue.Member("error", "unsupported")])
        }
        return .object([id] + operation(request))
    }

    /// All of the bytes; a pipe takes fewer of them at once when it is full.
    private func writeToStandardOutput(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            // Nobody reads the answers any more.
            guard written > 0 else { exit(1) }
            rest = rest.dropFirst(written)
        }
    }
}
