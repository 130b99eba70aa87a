import Foundation
import Testing

/// Which module may import which. ARCHITECTURE.md says why; whoever needs an import that is not here needs the thing
/// in another module.
private let allowedImports: [String: Set<String>] = [
    "Batches": [],
    "JSON": [],
    "GraphQLLanguage": [],
    "GraphQLSchema": ["GraphQLLanguage"],
    "GraphQLValidation": ["GraphQLSchema", "GraphQLLanguage"],
    "GraphQLExecution": ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "JSON"],
    "Threads": ["CLinux"],
    "HTTPServer": ["Threads", "CLinux", "CTLS", "CZlib"],
    "GraphQLOverHTTP": [
        "GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "HTTPServer", "JSON",
        "Secrets", "Threads",
    ],
    "SQLite": ["CSQLite", "Batches"],
    "Secrets": ["CCrypto"],
    "Archives": ["CZlib"],
    "RapportTypes": ["Batches"],
    "RapportStore": ["RapportTypes", "SQLite", "Secrets", "Archives", "Batches", "JSON", "Threads"],
    "RapportAPI": ["RapportStore", "RapportTypes", "GraphQLExecution", "GraphQLSchema", "GraphQLLanguage", "Batches"],
    "SchemaCompiler": ["GraphQLSchema", "GraphQLLanguage"],
]

/// The one thing of the system that every module may use.
private let system: Set<String> = ["Glibc", "Synchronization"]

@Suite("Imports")
struct ImportTests {
    @Test(arguments: allowedImports.keys.sorted())
    func `a module imports only what is below it`(module: String) throws {
        let allowed = allowedImports[module, default: []].union(system)
            .union(module == "SchemaCompiler" ? ["Foundation"] : [])
        for (file, imports) in try imports(of: module) {
            #expect(imports.subtracting(allowed).isEmpty, "\(file) imports \(imports.subtracting(allowed).sorted())")
        }
    }

    @Test func `every module of the package is in the table or at its top`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        let top: Set<String> = [
            "rapport", "graphql-conformance", "benchmarks", "SchemaPlugin", "CLinux", "CSQLite", "CCrypto", "CTLS",
            "CZlib",
        ]
        #expect(Set(folders).subtracting(top) == Set(allowedImports.keys))
    }

    @Test func `no program of the server uses Foundation`() throws {
        for module in ["rapport", "graphql-conformance"] {
            for (file, imports) in try imports(of: module) {
                #expect(!imports.contains("Foundation"), "\(file)")
            }
        }
    }

    private let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardizedFileURL

    /// The imports of each file of a module.
    private func imports(of module: String) throws -> [(file: String, imports: Set<String>)] {
        let folder = sources.appending(path: module)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(!paths.isEmpty)
        return try paths.map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let imports = text.matches(
                of: #/^\s*(?:(?:public|package|internal|private|@testable) )?import (?:\w+ )?(\w+)/#
                    .anchorsMatchLineEndings()
            )
            .map { String($0.output.1) }
            return (module + "/" + path, Set(imports))
        }
    }
}
