import GraphQLExecution
import GraphQLSchema
import RapportAPI
import RapportTypes

extension Command {
    static let validate = Command(
        name: "validate", operands: [.some("DOCUMENTS")],
        options: [
            CommandOption(flag: "--strict", help: "Fails for warnings, too."),
            CommandOption(flag: "--costs", help: "Tells what each operation can cost."),
        ],
        takesSettings: true,
        help:
            "checks the operations of a client against the schema and the limits: files, patterns, folders of .graphql"
    ) { invocation in
        let files = try DocumentFiles.find(invocation.operands(from: 0)).map { path in
            ClientDocuments.File(path: path, text: try CommandFile.text(path))
        }
        let check = try ClientCheck(invocation.settings)
        let report = check.report(on: ClientDocuments(files))
        Terminal.write(report.text(withCosts: invocation.has("--costs")))
        let hasFailed = report.has(.error) || invocation.has("--strict") && report.has(.warning)
        return hasFailed ? .foundFaults : .done
    }
}
