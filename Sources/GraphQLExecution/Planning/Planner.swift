import Batches
public import GraphQLLanguage
public import GraphQLSchema
public import GraphQLValidation

/// Makes plans for the operations of one schema.
public struct Planner: Sendable {
    let schema: Schema
    let resolvers: ResolverTable
    let coercion: InputCoercion

    /// More fields than this are not planned, counted once for each concrete type that an abstract field can have.
    static let maximumFields = 100_000

    public init(schema: Schema, resolvers: ResolverTable, scalars: ScalarCoercions = [:]) {
        self.schema = schema
        self.resolvers = resolvers.addingIntrospection(of: schema)
        coercion = InputCoercion(schema: schema, scalars: scalars)
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

    /// The variables in the conditions of `@skip` and `@include`: a plan holds for one set of their values.
    public static func conditionVariables(in document: ValidatedDocument) -> [String] {
        var names: [String] = []
        func visit(_ directives: Children<Directive>) {
            for directive in directives where directive.name.matches("skip") || directive.name.matches("include") {
                guard case .variable(let variable)? = directive.arguments.first?.value else { continue }
                let name = variable.name.text
                if !names.contains(name) { names.append(name) }
            }
        }
        func visit(_ selectionSet: SelectionSet) {
            for selection in selectionSet.selections {
                visit(selection.directives)
                switch selection {
                case .field(let field): if let below = field.selectionSet { visit(below) }
                case .inlineFragment(let fragment): visit(fragment.selectionSet)
                case .fragmentSpread: break
                }
            }
        }
        for operation in document.document.operations { visit(operation.selectionSet) }
        for fragment in document.document.fragments { visit(fragment.selectionSet) }
        return names
    }
}

/// A plan while its columns are still being collected.
final class PlanDraft {
    private let planner: Planner
    private let collector: FieldCollector
    private var schema: Schema { planner.schema }
    private(set) var fieldCount = 0

    init(_ planner: Planner, _ collector: FieldCollector) {
        self.planner = planner
        self.collector = collector
    }

    /// The fields of one concrete type, on rows of this layout.
    func object(of type: Int, _ selectionSets: [SelectionSet], on layout: ColumnLayout) -> ObjectDraft {
        let named = schema.types[type]
        let draft = ObjectDraft(typeIndex: TypeIndex(type), typeName: named.name)
        for collected in collector.collectFields(of: type, from: selectionSets) {
            fieldCount += 1
            if fieldCount > Planner.maximumFields { break }
            draft.fields.append(field(collected, of: type, named, on: layout))
        }
        return draft
    }

    private func field(
        _ collected: CollectedField, of type: Int, _ named: GraphQLSchema.NamedType, on layout: ColumnLayout
    ) -> FieldDraft {
        let name = collected.first.name.text
        guard let definition = schema.field(named: name, of: type) else {
            preconditionFailure("validation lets no unknown field pass")
        }
        let result = schema.type(definition.type)
        let shape = Shape(definition.type, isComposite: result.isComposite)
        let draft = FieldDraft(collected, name: name, shape: shape, isAbstract: result.isAbstract)
        if name != "__typename" {
            let form = form(named.name, definition)
            if case .connection(.totalCount) = form { draft.isTotalCount = true }
            draft.source = source(of: form, definition, collected, on: layout)
        }
        if result.isComposite { addChildren(to: draft, of: result, definition.type.named, on: layout) }
        return draft
    }

    private func form(_ type: String, _ definition: FieldDefinition) -> FieldForm {
        if let form = planner.resolvers.fields[type]?[definition.name] { return form }
        guard let fallback = planner.resolvers.fallback else {
            preconditionFailure("\(type).\(definition.name) has no resolver")
        }
        return fallback(type, definition)
    }

    // MARK: Sources

    private func source(
        of form: FieldForm, _ definition: FieldDefinition, _ collected: CollectedField, on layout: ColumnLayout
    ) -> DraftSource {
        switch form {
        case .column(let leaf, let kind): column(leaf, kind, on: layout)
        case .reference(let column, let type):
            .fixed(.reference(layout.cell(of: NeededColumn(name: column, kind: .uuid)), type))
        case .sameRow(let present): .fixed(.sameRow(present: present.map(layout.cell)))
        case .property(let cell): .fixed(.cell(cell))
        case .connection(let field): connection(field, on: layout)
        case .batch(let needs, let bind):
            .fixed(.batch(call(bind, definition, collected, needs.map(layout.cell))))
        case .mutation(let makeWork): .fixed(.mutation(arguments(definition, collected), makeWork))
        }
    }

    private func column(_ leaf: LeafSource, _ kind: CellKind, on layout: ColumnLayout) -> DraftSource {
        switch leaf {
        case .plain(let name): .fixed(.cell(layout.cell(of: NeededColumn(name: name, kind: kind))))
        case .sealed(let name):
            .fixed(.cell(layout.cell(of: NeededColumn(name: name, kind: kind, isSealed: true))))
        case .computed(let columns, let compute): .fixed(.computed(inputs: columns.map(layout.cell), compute))
        }
    }

    private func connection(_ field: ConnectionField, on layout: ColumnLayout) -> DraftSource {
        layout.want(field)
        return switch field {
        case .edges, .nodes: .fixed(.run(Pages.Cells.nodes))
        case .pageInfo, .node: .fixed(.sameRow(present: nil))
        case .totalCount: .fixed(.cell(Pages.Cells.totalCount))
        case .hasNextPage: .fixed(.cell(Pages.Cells.hasNextPage))
        case .hasPreviousPage: .fixed(.cell(Pages.Cells.hasPreviousPage))
        case .startCursor: .fixed(.cell(Pages.Cells.startCursor))
        case .endCursor: .fixed(.cell(Pages.Cells.endCursor))
        case .cursor: .cursor(layout)
        }
    }

    // MARK: Arguments

    /// `needs` is there to be collected; the function finds the cells by the columns of its parents' batch.
    private func call(
        _ bind: @escaping BindArguments, _ definition: FieldDefinition, _ collected: CollectedField, _ needs: [Int]
    ) -> Call {
        let arguments = arguments(definition, collected)
        guard case .constant(let values) = arguments else { return Call(arguments: arguments, bind: bind, bound: nil) }
        // An error of binding comes again, and is reported, when the field is executed.
        return Call(arguments: arguments, bind: bind, bound: try? bind(values))
    }

    private func arguments(_ definition: FieldDefinition, _ collected: CollectedField) -> Call.Arguments {
        let given = collected.first.arguments
        if given.contains(where: { $0.value.hasVariable }) { return .dependent(definition.arguments, given) }
        do {
            let values = try schema.coerceArguments(
                definitions: definition.arguments, given: given, scalars: planner.coercion.scalars)
            return .constant(ArgumentValues(values))
        } catch {
            return .invalid(FieldError(error))
        }
    }

    // MARK: Children

    private func addChildren(
        to draft: FieldDraft, of result: GraphQLSchema.NamedType, _ index: Int, on layout: ColumnLayout
    ) {
        let selectionSets = draft.collected.selectionSets
        for type in result.isAbstract ? result.possibleTypes : [index] {
            let below = draft.staysOnRows ? layout : ColumnLayout()
            draft.children.append(object(of: type, selectionSets, on: below))
            draft.layouts.append(below)
        }
    }
}

extension GraphQLLanguage.Value {
    /// Whether a variable stands anywhere in the value.
    fileprivate var hasVariable: Bool {
        switch self {
        case .variable: true
        case .list(let list): list.values.contains { $0.hasVariable }
        case .object(let object): object.fields.contains { $0.value.hasVariable }
        case .int, .float, .string, .boolean, .null, .enumeration: false
        }
    }
}
