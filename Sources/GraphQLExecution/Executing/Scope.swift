import Batches

/// All objects of one concrete type that one selection set meets.
final class Scope {
    let plan: ObjectPlan
    let rows: RowBatch
    /// The answers of each field, by its place in the plan; nil where the cell of the row is the answer. Only for plans
    /// with fields that are resolved: there is no memory for others. Plain memory: an array of a generic type is looked
    /// up by its type each time that one is made.
    let answers: UnsafeMutablePointer<Answer?>
    private let answerCount: Int
    /// Where it is in the response; known only while somebody observes.
    var path: [String] = []

    init(_ plan: ObjectPlan, rows: RowBatch) {
        self.plan = plan
        self.rows = rows
        answerCount = plan.resolved.isEmpty ? 0 : plan.fields.count
        answers = answerCount > 0 ? .allocate(capacity: answerCount) : .nowhere
        answers.initialize(repeating: nil, count: answerCount)
    }

    deinit {
        guard answerCount > 0 else { return }
        answers.deinitialize(count: answerCount)
        answers.deallocate()
    }
}

/// The answers of one field: one cell for each object of the scope.
struct Answer {
    /// The batch that the cells lie in.
    let batch: RowBatch
    /// Which cell of each row.
    let cell: Int
    /// The batch whose arena the cells' texts and ids lie in.
    let arena: RowBatch
    /// The scopes of the objects that the cells name: by the index of their batch among `batch.children`, -1 for none.
    /// For a field on the same row: its one scope.
    var scopes = BatchScopes(count: 0)

    init(_ batch: RowBatch, cell: Int = 0, arena: RowBatch? = nil) {
        self.batch = batch
        self.cell = cell
        self.arena = arena ?? batch
    }
}

/// The number of a scope for each of some batches, -1 for none. Mostly there is one, which needs no memory of its own.
struct BatchScopes {
    let count: Int
    private var first: Int32 = -1
    private var others: [Int32] = []

    init(count: Int) {
        self.count = count
        if count > 1 { others = Array(repeating: -1, count: count - 1) }
    }

    init(_ only: Int32) {
        count = 1
        first = only
    }

    subscript(index: Int) -> Int32 {
        get { index == 0 ? first : others[index - 1] }
        set { if index == 0 { first = newValue } else { others[index - 1] = newValue } }
    }
}
