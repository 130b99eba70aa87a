public import GraphQLLanguage
public import GraphQLSchema
public import GraphQLValidation

/// Makes plans for the operations of one schema.
public struct Planner: Sendable {
    let schema: Schema
    let resolvers: ResolverTable
    /// How inputs become values, of variables too.
    public let coercion: InputCoercion

    /// More fields than this are not planned, counted once for each concrete type that an abstract field can have.
    static let maximumFields = 100_000

    public init(schema: Schema, resolvers: ResolverTable, scalars: ScalarCoercions = [:], maximumListItems: Int = .max)
    {
        self.schema = schema
        self.resolvers = resolvers.addingIntrospection(of: schema)
        coercion = InputCoercion(schema: schema, scalars: scalars, maximumListItems: maximumListItems)
    }

    /// Makes the plan of an operation for these values of the variables in its conditions.
    ///
    /// - Throws: a request error for operations whose fields, on all types that they can meet, are too many, and for
    ///   conditions that are null.
    public func plan(
        _ operation: OperationDefinition, of document: ValidatedDocument, variables: VariableValues
    ) throws(RequestError) -> Plan {
        let collector = FieldCollector(schema: schema, fragments: document.fragments, variables: variables)
        let draft = PlanDraft(self, collector)
        let type =
            switch operation.operationType {
            case .query: schema.queryType
            case .mutation: schema.mutationType ?? schema.queryType
            case .subscription: schema.subscriptionType ?? schema.queryType
            }
        let root = draft.object(of: type, [operation.selectionSet], on: ColumnLayout())
        if let fault = collector.fault { throw fault }
        guard draft.fieldCount <= Planner.maximumFields else {
            throw RequestError(
                message: "The operation has more than \(Planner.maximumFields) fields on all types that it can meet.",
                locations: [operation.location], code: .limitExceeded)
        }
        return Plan(
            operation.operationType, root: root.frozen(), fieldCount: draft.fieldCount, document: document.document,
            resolvers: resolvers, coercion: coercion)
    }
}
