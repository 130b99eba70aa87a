import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// From a request to an operation that can run. Nothing is read from the application's data yet.
extension GraphQLService {
    func prepare(
        _ request: GraphQLRequest, _ accepted: OperationTypes
    ) throws(RequestFailure) -> PreparedOperation {
        var record = OperationRecord()
        do throws(RequestFailure) {
            return try prepare(request, accepted, &record)
        } catch {
            ended(record, error)
            throw error
        }
    }

    private func prepare(
        _ request: GraphQLRequest, _ accepted: OperationTypes, _ record: inout OperationRecord
    ) throws(RequestFailure) -> PreparedOperation {
        let misses = cache.misses
        let document = try document(of: request)
        record.documentWasKnown = cache.misses == misses
        let operation = try document.operation(named: request.operationName)
        record.identity = operation.identity
        try check(operation, accepted)
        let variables = try variables(of: operation, from: request.variables ?? [])
        let plan = try plan(operation, of: document, variables: variables)
        let cost = plan.cost(variables: variables)
        record.cost = cost
        return PreparedOperation(
            identity: operation.identity, cost: try checked(cost: cost), plan: plan, variables: variables,
            extensions: RequestedExtensions(request.extensions, traces: traces), record: record)
    }

    private func check(_ operation: CachedOperation, _ accepted: OperationTypes) throws(RequestFailure) {
        let type = operation.identity.operationType
        guard !accepted.contains(OperationTypes(type)) else { return }
        if type == .mutation { throw .mutationByGET }
        throw .requestErrors([
            RequestError(
                message: "Subscriptions are not served by plain requests.",
                locations: [operation.definition.location], code: .operationResolutionFailure)
        ])
    }

    /// Spec: 6.1.2 Coercing Variable Values.
    private func variables(
        of operation: CachedOperation, from provided: [InputValue.Field]
    ) throws(RequestFailure) -> VariableValues {
        guard operation.hasVariables else { return VariableValues() }
        switch planner.coercion.coerceVariables(operation.variables(planner.coercion), from: provided) {
        case .success(let values): return values
        case .failure(let faults): throw .requestErrors(faults.errors)
        }
    }

    /// The cost of an operation, or of several that come together.
    func checked(cost: Int, of subject: String = "operation") throws(RequestFailure) -> Int {
        guard cost > limits.cost else { return cost }
        throw .requestErrors([
            RequestError(
                message: "The \(subject) can return \(cost) objects; the limit is \(limits.cost).",
                code: .limitExceeded,
                details: [
                    RequestError.Detail(name: "limit", value: limits.cost),
                    RequestError.Detail(name: "cost", value: cost),
                ])
        ])
    }
}
