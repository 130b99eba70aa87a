import Foundation

/// A file of Swift that the compiler writes.
struct OutputFile: Equatable {
    var name: String
    var text: String

    /// Writes the file, if it is not there with the same text: a file that keeps its date is not compiled again.
    func write(into folder: URL) throws {
        let url = folder.appending(path: name)
        let data = Data(text.utf8)
        if let present = try? Data(contentsOf: url), present == data { return }
        try data.write(to: url, options: .atomic)
    }
}

extension SchemaModel {
    /// The files for the module RapportTypes.
    func typesFiles() -> [OutputFile] {
        [
            OutputFile(name: "GeneratedEnums.swift", text: enumFile()),
            OutputFile(name: "GeneratedObjects.swift", text: objectFile()),
            OutputFile(name: "GeneratedInputs.swift", text: inputFile()),
            OutputFile(name: "GeneratedValues.swift", text: valueFile()),
        ]
    }

    /// The files for the module RapportAPI.
    func apiFiles() -> [OutputFile] {
        [
            OutputFile(name: "GeneratedDecoding.swift", text: decodingFile()),
            OutputFile(name: "GeneratedProtocols.swift", text: resolverProtocolFile()),
            OutputFile(name: "GeneratedTable.swift", text: resolverTableFile()),
            OutputFile(name: "SchemaDocument.swift", text: schemaDocumentFile()),
        ]
    }
}
