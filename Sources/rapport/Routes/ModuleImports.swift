/// The modules of the playground that are needed before its page runs.
///
/// A browser finds an import only when it has read the module that has it. Told of all of them with the page, it
/// fetches them in one round instead of one after the other.
struct ModuleImports {
    private let files: [String: [UInt8]]

    init(_ files: [PlaygroundFile]) {
        self.files = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// The module, what it imports, what that imports, and so on; what is imported when it is asked for is not there.
    func needed(by module: String) -> [String] {
        var needed = [module]
        var next = 0
        while next < needed.count {
            for imported in imports(of: needed[next]) where !needed.contains(imported) { needed.append(imported) }
            next += 1
        }
        return needed
    }

    /// Lines such as `import { lex } from "../language/lexer.js"`.
    private func imports(of module: String) -> [String] {
        let text = String(decoding: files[module] ?? [], as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\"")
            guard line.hasPrefix("import "), parts.count == 2 else { return nil }
            let path = ModuleImports.path(parts[1], from: module)
            return files[path] == nil ? nil : path
        }
    }

    private static func path(_ relative: Substring, from module: String) -> String {
        var steps = module.split(separator: "/").dropLast()
        for step in relative.split(separator: "/") where step != "." {
            if step == ".." { steps = steps.dropLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
