// Turns schema.graphql into Swift. Run by the build, once for each module that has generated files:
//
//     SchemaCompiler types SCHEMA FOLDER      the files of RapportTypes
//     SchemaCompiler api SCHEMA FOLDER        the files of RapportAPI
//     SchemaCompiler playground FILES FOLDER  the files below the folder FILES, for the program rapport

import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let kind = arguments.first else {
    fail("usage: SchemaCompiler types|api|playground IN OUT")
}
let source = URL(filePath: arguments[2])
let folder = URL(filePath: arguments[3])

do {
    for file in try files() { try file.write(into: folder) }
} catch let error as SchemaFaults {
    fail(error.faults.map { $0.text(file: source.path) }.joined(separator: "\n"))
} catch {
    fail("error: \(error)")
}

func files() throws -> [OutputFile] {
    switch kind {
    case "types": try model().typesFiles()
    case "api": try model().apiFiles()
    case "playground": [OutputFile(name: "PlaygroundFiles.swift", text: playgroundFile(try playgroundSources()))]
    default: fail("error: unknown kind of output: \(kind)")
    }
}

func model() throws -> SchemaModel {
    try SchemaModel(source: String(decoding: Data(contentsOf: source), as: UTF8.self))
}

/// Every file below the folder but hidden ones, by path. None while there is no such folder.
func playgroundSources() throws -> [PlaygroundSource] {
    let paths = FileManager.default.enumerator(atPath: source.path)?.compactMap { $0 as? String } ?? []
    return try paths.sorted().compactMap { path in
        let url = source.appending(path: path)
        let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
        guard !isFolder, !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return nil }
        return PlaygroundSource(path: path, bytes: [UInt8](try Data(contentsOf: url)))
    }
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}
