import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// A document that was parsed and validated, with the plans that were made of it so far.
package final class CachedDocument {
    let validated: ValidatedDocument
    let hash: DocumentHash
    /// A plan holds for one set of values of these.
    private let conditionVariables: [String]
    private var operations: [CachedOperation] = []

    package convenience init(_ validated: ValidatedDocument) {
        self.init(validated, hash: DocumentHash(of: validated.document.source))
    }

    /// A trusted document, with the plans that were made at start.
    convenience init(_ trusted: TrustedDocument) {
        self.init(trusted.validated, hash: trusted.hash)
        for (number, definition) in validated.operations.enumerated() {
            var names = [definition.name?.text]
            if validated.operations.count == 1, names[0] != nil { names.append(nil) }
            for name in names {
                let operation = CachedOperation(definition, requestedName: name, documentHash: hash)
                for plan in trusted.plans where plan.operation == number {
                    operation.add(plan.plan, for: plan.conditions)
                }
                operations.append(operation)
            }
        }
    }

    private init(_ validated: ValidatedDocument, hash: DocumentHash) {
        self.validated = validated
        self.hash = hash
        conditionVariables = Planner.conditionVariables(in: validated)
    }

    var source: [UInt8] { validated.document.source }

    /// The operation that a request asks for.
    ///
    /// Spec: 6.1 GetOperation.
    func operation(named name: String?) throws(RequestFailure) -> CachedOperation {
        if let known = operations.first(where: { $0.requestedName == name }) { return known }
        switch validated.operation(named: name) {
        case .failure(let error): throw .requestErrors([error])
        case .success(let definition):
            let operation = CachedOperation(definition, requestedName: name, documentHash: hash)
            operations.append(operation)
            return operation
        }
    }

    /// The plan of an operation for these variables, if it was made before.
    func plan(_ operation: CachedOperation, variables: VariableValues) -> Plan? {
        operation.plan(for: conditions(variables))
    }

    /// Makes the plan of an operation for these variables, and keeps it.
    func makePlan(
        _ operation: CachedOperation, variables: VariableValues, planner: Planner
    ) throws(RequestFailure) -> Plan {
        do throws(RequestError) {
            let plan = try planner.plan(operation.definition, of: validated, variables: variables)
            operation.add(plan, for: conditions(variables))
            return plan
        } catch {
            throw .requestErrors([error])
        }
    }

    /// A condition that is null has no plan: making one fails.
    private func conditions(_ variables: VariableValues) -> [InputValue?] {
        if conditionVariables.isEmpty { return [] }
        return conditionVariables.map { variables[$0] }
    }

    /// What the document and its plans take in memory, roughly.
    var size: Int {
        let document = validated.document
        return 1024 + document.source.count * 2 + document.tokenCount * 24 + operations.reduce(0) { $0 + $1.size }
    }
}

/// One operation of a document, as requests name it.
final class CachedOperation {
    /// Nil for the only operation of a document, however it is called.
    let requestedName: String?
    let definition: OperationDefinition
    let identity: OperationIdentity
    let hasVariables: Bool
    private var variables: [DeclaredVariable]?
    private var plans: [(conditions: [InputValue?], plan: Plan)] = []

    /// Four variables in conditions have sixteen sets of values. Who has more makes plans again.
    static let maximumConditions = 4
    private static let maximumPlans = 1 << maximumConditions

    init(_ definition: OperationDefinition, requestedName: String?, documentHash: DocumentHash) {
        self.requestedName = requestedName
        self.definition = definition
        identity = OperationIdentity(definition, documentHash: documentHash)
        hasVariables = !definition.variableDefinitions.isEmpty
    }

    /// The variables that it declares.
    func variables(_ coercion: InputCoercion) -> [DeclaredVariable] {
        if let variables { return variables }
        let declared = coercion.variables(of: definition)
        variables = declared
        return declared
    }

    fileprivate func plan(for conditions: [InputValue?]) -> Plan? {
        for index in plans.indices where plans[index].conditions == conditions { return plans[index].plan }
        return nil
    }

    fileprivate func add(_ plan: Plan, for conditions: [InputValue?]) {
        if plans.count == CachedOperation.maximumPlans { plans.removeFirst() }
        plans.append((conditions, plan))
    }

    fileprivate var size: Int { 256 + plans.reduce(0) { $0 + 512 + $1.plan.size } }
}

extension Plan {
    fileprivate var size: Int { fieldCount * 512 + (constantResponse?.possibleBytes ?? 0) }
}
