import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// What executing a document would come to, found without executing it: for editors.
struct DocumentReport {
    /// What a response would say before there is data.
    var errors: [ResponseError] = []
    var operations: [Operation] = []

    struct Operation {
        let name: String?
        let type: OperationType
        /// Objects that it can return, see `Plan.cost`; nil if it has no plan.
        let cost: Int?
        /// How deep its fields nest.
        let depth: Int
    }
}

extension GraphQLService {
    /// Looks at the document of a request, and at its variables if it has any.
    ///
    /// - Throws: what is wrong with the request itself.
    func report(on request: GraphQLRequest) throws(RequestFailure) -> DocumentReport {
        var report = DocumentReport()
        do throws(RequestFailure) {
            let document = try document(of: request).validated
            let values = variables(of: document, request, &report)
            for (operation, depth) in zip(document.operations, document.selectionDepths) {
                let cost = cost(of: operation, of: document, values, &report)
                report.operations.append(
                    DocumentReport.Operation(
                        name: operation.name?.text, type: operation.operationType, cost: cost, depth: depth))
            }
        } catch .requestErrors(let errors) {
            report.errors += errors.map { ResponseError($0) }
        }
        return report
    }

    /// The variables for the operation that the request means. Without any the document alone is looked at.
    private func variables(
        of document: ValidatedDocument, _ request: GraphQLRequest, _ report: inout DocumentReport
    ) -> VariableValues {
        guard let provided = request.variables else { return VariableValues() }
        switch document.operation(named: request.operationName) {
        case .failure(let error): report.errors.append(ResponseError(error))
        case .success(let operation):
            switch planner.coercion.coerceVariables(of: operation, from: provided) {
            case .failure(let faults): report.errors += faults.errors.map { ResponseError($0) }
            case .success(let values): return values
            }
        }
        return VariableValues()
    }

    /// The cost of an operation; conditions that nobody knows yet count as whatever is dearer.
    private func cost(
        of operation: OperationDefinition, of document: ValidatedDocument, _ values: VariableValues,
        _ report: inout DocumentReport
    ) -> Int? {
        let unknown = Planner.conditionVariables(in: document).filter { values[$0] == nil }
        do throws(RequestError) {
            var cost = 0
            for condition in unknown.isEmpty ? [true] : [true, false] {
                var values = values
                for name in unknown { values[name] = .boolean(condition) }
                let plan = try planner.plan(operation, of: document, variables: values)
                cost = max(cost, plan.cost(variables: values))
            }
            do throws(RequestFailure) {
                _ = try checked(cost: cost)
            } catch {
                report.errors += error.errors
            }
            return cost
        } catch {
            report.errors.append(ResponseError(error))
            return nil
        }
    }
}

extension JSONWriter {
    /// `{"errors": […], "operations": [{"name", "kind", "cost", "depth"}, …]}`
    func write(_ report: DocumentReport) {
        object { object in
            object.member("errors") { write(listOf: report.errors) }
            object.member("operations") { list(report.operations) { write($0) } }
        }
    }

    private func write(_ operation: DocumentReport.Operation) {
        object { object in
            object.member("name", operation.name)
            object.member("kind", operation.type.rawValue)
            object.member("cost", operation.cost)
            object.member("depth", operation.depth)
        }
    }
}
