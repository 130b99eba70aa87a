import Batches
import GraphQLLanguage
import GraphQLSchema

/// How one operation is executed: made once, run many times.
///
/// A plan holds for one operation and for the values of the variables in its `@skip` and `@include` conditions, so
/// that nothing is decided again while it runs and the response has its keys in the order that the specification
/// gives them. Immutable, so that every worker may keep it.
public final class Plan: Sendable {
    public let operationType: OperationType
    /// The selection on the root type; for subscriptions, too.
    let root: ObjectPlan
    /// Fields in the plan: what its size in a cache is measured by.
    public let fieldCount: Int
    let document: Document
    let resolvers: ResolverTable
    let coercion: InputCoercion
    /// How many objects it can return, as far as that is known without variables.
    let cost: CostFormula
    /// Where the response is kept, if it is the same every time.
    public let constantResponse: ConstantResponse?

    init(
        _ operationType: OperationType, root: ObjectPlan, fieldCount: Int, document: Document, resolvers: ResolverTable,
        coercion: InputCoercion
    ) {
        self.operationType = operationType
        self.root = root
        self.fieldCount = fieldCount
        self.document = document
        self.resolvers = resolvers
        self.coercion = coercion
        cost = CostFormula(of: root)
        constantResponse = ConstantResponse(operationType, root)
    }
}

/// The fields collected for objects of one concrete type in one place of the operation.
///
/// Spec: 6.3.2 Field Collection.
final class ObjectPlan: Sendable {
    let typeIndex: TypeIndex
    let typeName: String
    let fields: [FieldPlan]
    /// The places of the fields that are not answered by the row itself: mostly a few of many.
    let resolved: [Int]
    /// What the serialiser walks: one step for each field.
    let steps: WriteSteps

    init(typeIndex: TypeIndex, typeName: String, fields: [FieldPlan]) {
        self.typeIndex = typeIndex
        self.typeName = typeName
        self.fields = fields
        resolved = fields.indices.filter { fields[$0].isResolved }
        steps = WriteSteps(fields, typeName: typeName)
    }
}

/// One response key of a selection set.
///
/// An object, because each run asks for each field: to copy it as a value was 8 % of looking up one contact.
final class FieldPlan: Sendable {
    let responseKey: String
    let name: String
    /// Where the field stands in the document, each time that it is selected: offsets, since only errors ask.
    let offsets: [Int]
    let shape: Shape
    let source: Source
    /// The selections below, one for each concrete type that the field can have. Empty for leaves.
    let children: [ObjectPlan]
    /// Which columns the rows of each child need: as many as `children`; the same for all but loaded entities.
    let columns: [ColumnSet]

    /// Where the field's cells come from.
    enum Source: Sendable {
        /// A cell of the row. For composite types it may hold keys, which the executor loads.
        case cell(Int)
        /// The name of the concrete type.
        case typename
        /// Computed from cells of the row.
        case computed(inputs: [Int], @Sendable (RowBatch, Int, [Int]) throws -> Cell)
        /// An id in a cell of the row; the entity is loaded.
        case reference(Int, TypeIndex)
        /// The same row under another type, null where this cell is null.
        case sameRow(present: Int?)
        /// A run of rows in a cell of a connection's row, read together with it.
        case run(Int)
        /// The nodes that the first cells of such a run name: keys, which the executor loads, or values.
        case namedRun(Int)
        /// The node that the first cell of an edge's row names.
        case namedNode
        /// One call for all parents.
        case batch(Call)
        /// A mutation's root field.
        case mutation(Call.Arguments, MakeWork)
        /// A subscription's root field, which is given its value for each event.
        case subscription(Call.Arguments, MakeSource)
    }

    /// The child that objects of this type belong to.
    func child(for type: TypeIndex) -> Int? {
        if children.count == 1 && !isAbstract { return 0 }
        return children.firstIndex { $0.typeIndex == type }
    }

    /// Whether the field's named type is an interface or a union.
    let isAbstract: Bool

    /// Whether the keys that answer the field are of entities that are known to be there: a page has found them.
    var isOfPage: Bool {
        switch source {
        case .namedRun, .namedNode: true
        default: false
        }
    }

    /// What the field costs besides the objects that it returns.
    let weight: Int

    /// Whether there is something to do for the field before the response is written.
    fileprivate var isResolved: Bool {
        switch source {
        case .typename: false
        case .cell: !children.isEmpty
        default: true
        }
    }

    init(
        responseKey: String, name: String, offsets: [Int], shape: Shape, source: Source, children: [ObjectPlan],
        columns: [ColumnSet], isAbstract: Bool, weight: Int
    ) {
        self.responseKey = responseKey
        self.name = name
        self.offsets = offsets
        self.shape = shape
        self.source = source
        self.children = children
        self.columns = columns
        self.isAbstract = isAbstract
        self.weight = weight
    }
}

/// A call of a batch function. An object, so that to look at a field's source copies one reference.
final class Call: Sendable {
    /// The arguments of the field, as far as the plan knows them.
    enum Arguments: Sendable {
        /// They are constants.
        case constant(ArgumentValues)
        /// They depend on variables: what they come to in each execution.
        case dependent([DependentArgument])
        /// They are constants that cannot be coerced: every execution fails at this field.
        case invalid(ExecutionError)
    }

    let arguments: Arguments
    let bind: BindArguments
    /// The function bound to constant arguments.
    let bound: Resolve?

    init(arguments: Arguments, bind: @escaping BindArguments, bound: Resolve?) {
        self.arguments = arguments
        self.bind = bind
        self.bound = bound
    }
}
