import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import RapportAPI
import RapportTypes

/// Checks a client's operations as the server would: against the schema, the limits of documents, and the cost.
struct ClientCheck {
    private let schema: Schema
    private let planner: Planner
    private let settings: Settings

    init(_ settings: Settings) throws {
        schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
        planner = Planner(schema: schema, resolvers: .rapport(), scalars: RapportScalars.coercions)
        self.settings = settings
    }

    func report(on documents: ClientDocuments) -> ClientReport {
        var report = ClientReport(operations: documents.operations.count)
        for fault in documents.faults { report.add(.error, fault.place, fault.message) }
        checkNames(documents, &report)
        for operation in documents.operations { check(documents.document(of: operation), operation, &report) }
        for fragment in documents.unusedFragments {
            report.add(.warning, fragment.place, "Fragment \"\(fragment.name ?? "")\" is not used.")
        }
        return report
    }

    // MARK: Names

    private func checkNames(_ documents: ClientDocuments, _ report: inout ClientReport) {
        for (index, fragment) in documents.fragments.enumerated() {
            if let other = documents.fragments[..<index].first(where: { $0.name == fragment.name }) {
                report.add(
                    .error, fragment.place,
                    "Fragment \"\(fragment.name ?? "")\" is defined in \(other.path):\(other.location.line) already.")
            }
        }
        for (index, operation) in documents.operations.enumerated() {
            if let name = operation.name, let other = documents.operations[..<index].first(where: { $0.name == name }) {
                // In one file the server would refuse it; in two the client's tools are likely to.
                report.add(
                    other.path == operation.path ? .error : .warning, operation.place,
                    "Operation \"\(name)\" is defined in \(other.path):\(other.location.line) already.")
            }
            if operation.name == nil { report.add(.warning, operation.place, "The operation has no name.") }
        }
    }

    // MARK: One operation

    private func check(
        _ combined: CombinedDocument, _ operation: ClientDocuments.Part, _ report: inout ClientReport
    ) {
        let document: Document
        do throws(SyntaxError) {
            document = try Document.parse(combined.text, limits: settings.graphQL.parser)
        } catch {
            return report.add(.error, combined.place(of: error.location) ?? operation.place, error.message)
        }
        if document.source.count > settings.graphQL.queryText {
            report.add(
                .error, operation.place,
                "The document has \(document.source.count) bytes; the limit is \(settings.graphQL.queryText).")
        }
        do throws(ValidationErrors) {
            let valid = try GraphQLValidation.validate(
                document, against: schema, limits: settings.graphQL.document, scalars: RapportScalars.coercions)
            for usage in valid.deprecatedUsages {
                report.add(
                    .warning, combined.place(of: usage.location) ?? operation.place,
                    "\(usage.coordinate) is deprecated: \(usage.reason)")
            }
            checkCost(of: valid, operation, &report)
        } catch {
            for error in error.errors {
                let place = error.locations.first.flatMap { combined.place(of: $0) } ?? operation.place
                report.add(.error, place, error.message)
            }
        }
    }

    // MARK: Cost

    /// What the operation costs depends on variables: with all pages as small as they are by default, and as large as
    /// they may be.
    private func checkCost(
        of document: ValidatedDocument, _ operation: ClientDocuments.Part, _ report: inout ClientReport
    ) {
        guard let definition = document.operations.first else { return }
        let limit = settings.graphQL.cost
        do throws(RequestError) {
            let least = try cost(of: definition, in: document, pageSize: nil)
            let most = try cost(of: definition, in: document, pageSize: settings.api.pageSize)
            report.note(operation, least: min(least, most), most: most)
            if min(least, most) > limit {
                report.add(
                    .error, operation.place,
                    "The operation can return \(min(least, most)) objects; the limit is \(limit).")
            } else if most > limit {
                report.add(
                    .warning, operation.place,
                    "With pages of \(settings.api.pageSize) the operation can return \(most) objects; the limit is \(limit)."
                )
            }
        } catch {
            report.add(.error, operation.place, error.message)
        }
    }

    private func cost(
        of operation: OperationDefinition, in document: ValidatedDocument, pageSize: Int?
    ) throws(RequestError) -> Int {
        let variables = ClientCheck.variables(of: operation, pageSize: pageSize)
        return try planner.plan(operation, of: document, variables: variables).cost(variables: variables)
    }

    /// Values under which everything is selected, and pages have this size, else that of their variable's default.
    private static func variables(of operation: OperationDefinition, pageSize: Int?) -> VariableValues {
        var values: [String: InputValue] = [:]
        for variable in operation.variableDefinitions {
            let name = variable.variable.name.text
            switch variable.type.namedType.name.text {
            case "Int":
                if let pageSize {
                    values[name] = .int(pageSize)
                } else if case .int(let literal)? = variable.defaultValue, let number = Int(literal.text) {
                    values[name] = .int(number)
                }
            // Whichever condition it stands in, one of its values selects more; that of @include is more common.
            case "Boolean": values[name] = .boolean(true)
            default: break
            }
        }
        return VariableValues(values: values)
    }
}
