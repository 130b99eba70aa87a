import Foundation
import PackagePlugin

/// Runs SchemaCompiler before a module is compiled. Which files a module gets follows from its name.
///
/// A build command, not a prebuild command: its outputs are few and known, so it runs only when an input changed.
@main
struct SchemaPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let schema = root.appending(path: "schema.graphql")
        switch target.name {
        case "RapportTypes":
            let outputs = ["GeneratedEnums", "GeneratedObjects", "GeneratedInputs", "GeneratedValues"]
            return [try command("types", schema, [schema], outputs, context)]
        case "RapportAPI":
            let outputs = ["GeneratedDecoding", "GeneratedProtocols", "GeneratedTable", "SchemaDocument"]
            return [try command("api", schema, [schema], outputs, context)]
        case "rapport":
            let playground = root.appending(path: "playground")
            return [try command("playground", playground, files(below: playground), ["PlaygroundFiles"], context)]
        default:
            Diagnostics.error("SchemaPlugin has nothing to generate for the target \(target.name)")
            return []
        }
    }

    private func command(
        _ kind: String, _ source: URL, _ inputs: [URL], _ outputs: [String], _ context: PluginContext
    ) throws -> Command {
        let folder = context.pluginWorkDirectoryURL
        return .buildCommand(
            displayName: "Generating \(outputs.joined(separator: ", ")) from \(source.lastPathComponent)",
            executable: try context.tool(named: "SchemaCompiler").url,
            arguments: [kind, source.path, folder.path],
            inputFiles: inputs,
            outputFiles: outputs.map { folder.appending(path: $0 + ".swift") })
    }

    /// The files below a folder, and the folders, whose dates tell when a file came or went.
    ///
    /// SwiftPM asks for them when it plans the build, not each time: a file that is changed inside a folder that is
    /// itself new is seen once Package.swift is touched.
    private func files(below folder: URL) -> [URL] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return [folder] + paths.sorted().map { folder.appending(path: $0) }
    }
}
