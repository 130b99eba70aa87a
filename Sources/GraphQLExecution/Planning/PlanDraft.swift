import Batches
import GraphQLLanguage
import GraphQLSchema

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
            draft.weight = weight(of: form, named.name, name)
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

    /// What the field costs besides the objects that it returns.
    private func weight(of form: FieldForm, _ type: String, _ field: String) -> Int {
        if case .connection(.totalCount) = form { return Plan.totalCountWeight }
        return planner.resolvers.weights[type]?[field] ?? 0
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
        case .property(let cell): property(cell, definition.name, on: layout)
        case .connection(let field): connection(field, on: layout)
        case .batch(let needs, let bind):
            batch(needs, bind, definition, collected, on: layout)
        case .mutation(let makeWork): .fixed(.mutation(arguments(definition, collected), makeWork))
        case .subscription(let makeSource): .fixed(.subscription(arguments(definition, collected), makeSource))
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

    private func property(_ cell: Int, _ name: String, on layout: ColumnLayout) -> DraftSource {
        layout.want(property: name)
        return .fixed(.cell(cell))
    }

    private func batch(
        _ needs: [NeededColumn], _ bind: @escaping BindArguments, _ definition: FieldDefinition,
        _ collected: CollectedField, on layout: ColumnLayout
    ) -> DraftSource {
        // The function finds the cells by the columns of its parents' batch; here they only have to be there.
        for column in needs { _ = layout.cell(of: column) }
        return .fixed(.batch(call(bind, definition, collected)))
    }

    private func connection(_ field: ConnectionField, on layout: ColumnLayout) -> DraftSource {
        layout.want(field)
        return switch field {
        case .edges, .nodes: .fixed(.run(Pages.Cells.nodes))
        case .pageInfo, .node: .fixed(.sameRow(present: nil))
        case .namedNodes: .fixed(.namedRun(Pages.Cells.nodes))
        case .namedNode: .fixed(.namedNode)
        case .totalCount: .fixed(.cell(Pages.Cells.totalCount))
        case .hasNextPage: .fixed(.cell(Pages.Cells.hasNextPage))
        case .hasPreviousPage: .fixed(.cell(Pages.Cells.hasPreviousPage))
        case .startCursor: .fixed(.cell(Pages.Cells.startCursor))
        case .endCursor: .fixed(.cell(Pages.Cells.endCursor))
        case .cursor: .cursor(layout)
        }
    }

    // MARK: Arguments

    private func call(
        _ bind: @escaping BindArguments, _ definition: FieldDefinition, _ collected: CollectedField
    ) -> Call {
        let arguments = arguments(definition, collected)
        guard case .constant(let values) = arguments else { return Call(arguments: arguments, bind: bind, bound: nil) }
        // An error of binding comes again, and is reported, when the field is executed.
        return Call(arguments: arguments, bind: bind, bound: try? bind(values))
    }

    private func arguments(_ definition: FieldDefinition, _ collected: CollectedField) -> Call.Arguments {
        let given = collected.first.arguments
        if given.contains(where: { $0.value.hasVariable }) {
            return .dependent(definition.arguments.map { DependentArgument($0, given: given, planner.coercion) })
        }
        do {
            let values = try planner.coercion.coerceArguments(definitions: definition.arguments, given: given)
            return .constant(ArgumentValues(values))
        } catch {
            return .invalid(ExecutionError(error))
        }
    }

    // MARK: Children

    private func addChildren(
        to draft: FieldDraft, of result: GraphQLSchema.NamedType, _ index: Int, on layout: ColumnLayout
    ) {
        let selectionSets = draft.collected.selectionSets
        for type in result.isAbstract ? result.possibleTypes : [index] {
            let below = draft.staysOnRows ? layout : ColumnLayout(below: draft.isMadeWithRows ? layout : nil)
            draft.children.append(object(of: type, selectionSets, on: below))
            draft.layouts.append(below)
        }
    }
}

extension GraphQLLanguage.Value {
    /// Whether a variable stands anywhere in the value.
    var hasVariable: Bool {
        switch self {
        case .variable: true
        case .list(let list): list.values.contains { $0.hasVariable }
        case .object(let object): object.fields.contains { $0.value.hasVariable }
        case .int, .float, .string, .boolean, .null, .enumeration: false
        }
    }
}
