/// Swift source that is being written.
struct SwiftText {
    private(set) var text: String
    private var indentation = 0

    /// A file that imports these modules.
    init(imports: [String] = []) {
        text = "// Generated from schema.graphql by SchemaCompiler.\n"
        if !imports.isEmpty { text += "\n" }
        for module in imports { text += "import \(module)\n" }
    }

    mutating func line(_ line: String = "") {
        if !line.isEmpty { text += String(repeating: "    ", count: indentation) + line }
        text += "\n"
    }

    mutating func lines(_ lines: [String]) {
        for each in lines { line(each) }
    }

    /// Lines between braces; those of a closure with its parameters.
    mutating func block(_ head: String, taking parameters: String? = nil, _ body: (inout SwiftText) -> Void) {
        line(head + " {" + (parameters.map { " \($0) in" } ?? ""))
        indentation += 1
        body(&self)
        indentation -= 1
        line("}")
    }

    /// Lines one step further in.
    mutating func indented(_ body: (inout SwiftText) -> Void) {
        indentation += 1
        body(&self)
        indentation -= 1
    }

    /// A description of the schema as a documentation comment.
    mutating func documentation(_ description: String?) {
        guard let description else { return }
        for part in description.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "///" : "/// " + part)
        }
    }
}
