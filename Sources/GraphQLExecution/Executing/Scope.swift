import Batches

/// All objects of one concrete type that one selection set meets.
final class Scope {
    let plan: ObjectPlan
    let rows: RowBatch
    /// The answers of each field, by its place in the plan; nil where the cell of the row is the answer.
    var answers: [Answer?]
    /// Where it is in the response; known only while somebody observes.
    var path: [String] = []

    init(_ plan: ObjectPlan, rows: RowBatch) {
        self.plan = plan
        self.rows = rows
        answers = Array(repeating: nil, count: plan.fields.count)
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
    var scopes: [Int32] = []

    init(_ batch: RowBatch, cell: Int = 0, arena: RowBatch? = nil) {
        self.batch = batch
        self.cell = cell
        self.arena = arena ?? batch
    }
}
