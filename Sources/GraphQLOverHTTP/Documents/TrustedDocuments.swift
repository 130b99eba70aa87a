import GraphQLExecution
import GraphQLLanguage
public import GraphQLSchema
import GraphQLValidation

/// Documents that the operator has named beforehand: parsed, validated and planned when the server starts. Immutable,
/// for all workers.
public struct TrustedDocuments: Sendable {
    let documents: [DocumentIdentifier: TrustedDocument]
    /// Those that nobody can have executed with the limit that there is.
    public let unaffordable: [Unaffordable]

    public struct Unaffordable: Hashable, Sendable {
        public let id: String
        /// Where variables have their defaults.
        public let cost: Int
    }

    /// Validates the documents of a manifest.
    ///
    /// - Throws: the first document that cannot be served, and why.
    public init(
        _ manifest: DocumentManifest, schema: Schema, resolvers: ResolverTable, scalars: ScalarCoercions,
        limits: GraphQLLimits
    ) throws(DocumentManifest.Fault) {
        let planner = Planner(
            schema: schema, resolvers: resolvers, scalars: scalars, maximumListItems: limits.listItems)
        var documents: [DocumentIdentifier: TrustedDocument] = [:]
        var unaffordable: [Unaffordable] = []
        for entry in manifest.entries {
            let document: TrustedDocument
            do throws(RequestError) {
                document = try TrustedDocument(entry.text, planner, schema, scalars, limits)
            } catch {
                throw .invalidDocument(id: entry.id, error)
            }
            let cost = document.leastCost
            if cost > limits.cost { unaffordable.append(Unaffordable(id: entry.id, cost: cost)) }
            documents[.sha256(document.hash)] = document
            documents[DocumentIdentifier(documentID: entry.id)] = document
            documents[DocumentIdentifier(apolloHash: entry.id)] = document
        }
        self.documents = documents
        self.unaffordable = unaffordable
    }

    public var count: Int { Set(documents.values.map(\.hash)).count }
}

/// One of them, with the plans of all its operations.
final class TrustedDocument: Sendable {
    let validated: ValidatedDocument
    let hash: DocumentHash
    let plans: [TrustedPlan]

    /// What the dearest of its operations costs at least, as far as variables have their defaults.
    fileprivate var leastCost: Int {
        let least = plans.reduce(into: [Int: Int]()) { $0[$1.operation] = min($0[$1.operation] ?? .max, $1.cost) }
        return least.values.max() ?? 0
    }

    fileprivate init(
        _ text: String, _ planner: Planner, _ schema: Schema, _ scalars: ScalarCoercions, _ limits: GraphQLLimits
    ) throws(RequestError) {
        let source = Array(text.utf8)
        validated = try TrustedDocument.validated(source, schema, scalars, limits)
        hash = DocumentHash(of: source)
        plans = try TrustedDocument.plans(of: validated, planner)
    }

    private static func validated(
        _ source: [UInt8], _ schema: Schema, _ scalars: ScalarCoercions, _ limits: GraphQLLimits
    ) throws(RequestError) -> ValidatedDocument {
        let document: Document
        do throws(SyntaxError) {
            document = try Document.parse(source, limits: limits.parser)
        } catch {
            throw error.requestError
        }
        do throws(ValidationErrors) {
            return try validate(document, against: schema, limits: limits.document, scalars: scalars)
        } catch {
            throw error.requestErrors[0]
        }
    }

    /// The plans of each operation for every combination of what its conditions can be.
    private static func plans(
        of document: ValidatedDocument, _ planner: Planner
    ) throws(RequestError) -> [TrustedPlan] {
        let conditionVariables = Planner.conditionVariables(in: document)
        var plans: [TrustedPlan] = []
        for (number, operation) in document.operations.enumerated() {
            let names = operation.variableDefinitions.map(\.variable.name.text).filter(conditionVariables.contains)
            // Of operations with more conditions the plans are made when they are asked for.
            guard names.count <= CachedOperation.maximumConditions else { continue }
            for combination in 0..<(1 << names.count) {
                var variables = VariableValues()
                for (bit, name) in names.enumerated() { variables[name] = .boolean(combination >> bit & 1 == 1) }
                let plan = try planner.plan(operation, of: document, variables: variables)
                plans.append(
                    TrustedPlan(
                        operation: number, conditions: conditionVariables.map { variables[$0] }, plan: plan,
                        cost: plan.cost(variables: sizes(of: operation))))
            }
        }
        return plans
    }

    /// The defaults of variables that can be the sizes of pages.
    private static func sizes(of operation: OperationDefinition) -> VariableValues {
        var variables = VariableValues()
        for definition in operation.variableDefinitions {
            guard case .int(let literal)? = definition.defaultValue, let size = Int(literal.text) else { continue }
            variables[definition.variable.name.text] = .int(size)
        }
        return variables
    }
}

struct TrustedPlan: Sendable {
    /// Of the document's operations.
    let operation: Int
    let conditions: [InputValue?]
    let plan: Plan
    /// Where variables have their defaults.
    let cost: Int
}
