import Batches
import GraphQLSchema

/// Resolving one field for all objects of a scope.
///
/// Spec: 6.4 Executing Fields, for many objects at once.
extension OperationRun {
    /// Finds the answers of a field and enters the scopes of the objects in them.
    func resolve(_ index: Int, of scope: Scope) {
        let field = scope.plan.fields[index]
        enterPath(of: field, in: scope)
        switch field.source {
        case .typename:
            return
        case .cell(let cell):
            if field.children.isEmpty { return }
            scope.answers[index] = enterObjects(of: loadKeys(in: Answer(scope.rows, cell: cell), for: field), field)
        case .run(let cell):
            scope.answers[index] = enterObjects(of: Answer(scope.rows, cell: cell), field)
        case .namedRun(let cell):
            scope.answers[index] = enterObjects(of: loadKeys(in: namedNodes(of: scope.rows, cell), for: field), field)
        case .namedNode:
            scope.answers[index] = enterObjects(of: loadKeys(in: Answer(scope.rows), for: field), field)
        case .sameRow:
            var answer = Answer(scope.rows)
            answer.scopes = BatchScopes(Int32(enter(field.children[0], rows: scope.rows, areNew: false)))
            scope.answers[index] = answer
        case .computed(let inputs, let compute):
            let cells = column(of: scope.rows) { rows, row in try compute(rows, row, inputs) }
            scope.answers[index] = Answer(cells, arena: scope.rows)
        case .reference(let cell, let type):
            let keys = column(of: scope.rows) { rows, row in keyCell(rows[row, cell], type) }
            scope.answers[index] = enterObjects(of: loadKeys(in: Answer(keys, arena: scope.rows), for: field), field)
        case .batch(let call):
            scope.answers[index] = enterObjects(
                of: loadKeys(in: Answer(answers(to: call, scope, field)), for: field), field)
        case .mutation:
            preconditionFailure("a mutation's root field is work, not a batch function")
        case .subscription:
            // An event has given its value.
            if scope.answers[index] == nil { scope.answers[index] = Answer(answers(failing: .notSubscribed, scope)) }
        }
    }

    /// The arguments of a field for this execution.
    func values(of arguments: Call.Arguments) throws(ExecutionError) -> ArgumentValues {
        switch arguments {
        case .constant(let values):
            return values
        case .invalid(let error):
            throw error
        case .dependent(let arguments):
            do throws(ArgumentError) {
                return try arguments.values(variables, plan.coercion)
            } catch {
                throw ExecutionError(error)
            }
        }
    }

    /// Calls a batch function; when it fails, each parent's answer is the error.
    private func answers(to call: Call, _ scope: Scope, _ field: FieldPlan) -> RowBatch {
        do {
            try context.checkDeadline()
            observer?.batchBegins("\(scope.plan.typeName).\(field.name)", at: path, parents: scope.rows.count)
            defer { observer?.batchEnds() }
            let resolve = try call.bound ?? call.bind(values(of: call.arguments))
            let answers = try resolve(scope.rows, field.columns.first ?? ColumnSet.id, context)
            precondition(answers.count == scope.rows.count, "a batch function answers for each parent")
            takeOverFailures(of: answers)
            return answers
        } catch {
            return answers(failing: error, scope)
        }
    }

    private func answers(failing error: any Error, _ scope: Scope) -> RowBatch {
        let failed = Cell.error(record(error))
        return column(of: scope.rows) { _, _ in failed }
    }

    func takeOverFailures(of answers: RowBatch) {
        guard !answers.failures.isEmpty else { return }
        answers.moveErrors(by: errors.count)
        for failure in answers.failures { _ = record(failure) }
    }

    /// A column with one cell for each row. Texts that `cell` makes lie in the arena of `rows`.
    private func column(of rows: RowBatch, _ cell: (RowBatch, Int) throws -> Cell) -> RowBatch {
        let cells = RowBatch(type: rows.type, width: 1, capacity: rows.count)
        for row in 0..<rows.count {
            cells.appendRow()
            do { cells[row, 0] = try cell(rows, row) } catch { cells[row, 0] = .error(record(error)) }
        }
        return cells
    }

    /// For each page the list of what its rows name, in their first cells.
    private func namedNodes(of pages: RowBatch, _ cell: Int) -> Answer {
        let lists = RowBatch(type: pages.type, width: 1, capacity: pages.count)
        guard let rows = pages.children.first else { preconditionFailure("pages without a batch of rows") }
        lists.children = rows.children
        for page in 0..<pages.count {
            let run = pages[page, cell]
            lists.appendRow()
            lists[page, 0] = lists.list((run.offset..<(run.offset + run.length)).map { rows[$0, 0] })
        }
        return Answer(lists, arena: rows)
    }

    private func keyCell(_ cell: Cell, _ type: TypeIndex) -> Cell {
        guard cell.tag == .uuid else { return cell }
        return Cell(.key, type: type.rawValue, count: cell.count, payload: cell.payload)
    }

    // MARK: Entering

    /// Enters a scope for each batch that the answers' cells name objects of.
    func enterObjects(of answer: Answer, _ field: FieldPlan) -> Answer {
        guard !field.children.isEmpty else { return answer }
        var answer = answer
        answer.scopes = BatchScopes(count: answer.batch.children.count)
        for row in 0..<answer.batch.count {
            // Mostly all objects are of one batch, which the first of them names.
            if answer.scopes.count == 1, answer.scopes[0] >= 0 { break }
            enterObjects(in: answer.batch[row, answer.cell], &answer, field)
        }
        return answer
    }

    private func enterObjects(in cell: Cell, _ answer: inout Answer, _ field: FieldPlan) {
        switch cell.tag {
        case .object, .rows:
            let child = Int(cell.type)
            guard answer.scopes[child] < 0 else { return }
            let rows = answer.batch.children[child]
            // No objects, nothing to ask: a page without nodes costs no statement for what is below.
            guard rows.count > 0 else { return }
            guard let plan = field.child(for: rows.type) else { return }
            answer.scopes[child] = Int32(enter(field.children[plan], rows: rows))
        case .list:
            for index in cell.offset..<(cell.offset + cell.length) {
                enterObjects(in: answer.batch.elements[index], &answer, field)
            }
        default: return
        }
    }
}

extension Error where Self == ExecutionError {
    /// A subscription that was executed like a query.
    fileprivate static var notSubscribed: ExecutionError {
        ExecutionError("This operation has to be subscribed to.", code: .operationResolutionFailure)
    }
}
