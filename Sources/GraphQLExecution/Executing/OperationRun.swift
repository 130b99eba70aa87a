import Batches
import GraphQLSchema
import JSON

/// One stretch of an execution, from its start or from where it was parked.
final class OperationRun {
    let plan: Plan
    let variables: VariableValues
    let context: any ExecutionContext
    let out: JSONWriter
    let observer: (any ExecutionObserver)?
    /// Of the field whose answers are entered; known only while somebody observes.
    var path: [String] = []
    /// All scopes; the queue is the rest of the list from `resolved` on.
    var scopes: [Scope] = []
    private var resolved = 0
    /// What `.error` cells point at.
    private(set) var errors: [ExecutionError] = []
    /// What the response says of errors.
    var reported: ResponseErrors
    /// Of all that is written.
    let maximumBytes: Int

    init(
        _ plan: Plan, variables: VariableValues, context: any ExecutionContext, out: JSONWriter,
        reported: ResponseErrors, maximumBytes: Int
    ) {
        self.reported = reported
        self.maximumBytes = maximumBytes
        self.plan = plan
        self.variables = variables
        self.context = context
        self.out = out
        observer = context.observer
        scopes.reserveCapacity(8)
    }

    func runQuery() { finishQuery(enter(root: plan.root)) }

    /// Resolves what is left and writes the response.
    func finishQuery(_ root: Int) {
        drain()
        let start = out.count
        out.write("{\"data\":")
        let writer = ResponseWriter(self)
        writer.writeData(scope: root)
        reported.add(writer.reported)
        finish()
        if let response = plan.constantResponse, reported.isEmpty {
            response.keep(UnsafeRawBufferPointer(rebasing: out.bytes[start...]))
        }
    }

    /// Executes root fields one after the other until one has to be parked.
    ///
    /// Spec: 6.2.2 Mutation; 6.3.4 Serial execution.
    func runMutation(from first: Int) -> Outcome {
        for field in first..<plan.root.fields.count {
            switch begin(field) {
            case .answered(let answer): guard complete(field, answer) else { return .finished(reported.summary) }
            case .parked(let work, let operation): return .parked(work, operation)
            }
        }
        out.write("}")
        finish()
        return .finished(reported.summary)
    }

    /// Takes the result of a root field's work and executes what is below it.
    /// Returns false when nothing is left to do, because null has reached the top.
    func finishRootField(_ field: Int, with result: WorkResult) -> Bool {
        complete(field, answer(with: result))
    }

    // MARK: Root fields of mutations

    private enum RootField {
        /// Nil for fields that are resolved like those of a query.
        case answered(RowBatch?)
        case parked(any DeferredWork, ParkedOperation)
    }

    private func begin(_ index: Int) -> RootField {
        guard case .mutation(let arguments, let makeWork) = plan.root.fields[index].source else {
            return .answered(nil)
        }
        do {
            switch try makeWork(try values(of: arguments), context) {
            case .done(let value): return .answered(answer(with: .success(value)))
            case .deferred(let work):
                let operation = ParkedOperation(
                    plan: plan, variables: variables, field: index, written: Array(out.bytes), errors: reported,
                    maximumBytes: maximumBytes)
                return .parked(work, operation)
            }
        } catch {
            return .answered(answer(with: .failure(error)))
        }
    }

    private func answer(with result: WorkResult) -> RowBatch {
        let rows = RowBatch(type: plan.root.typeIndex, width: 1, capacity: 1)
        rows.appendRow()
        switch result {
        case .success(let value):
            context.willSelect(from: value)
            rows[0, 0] = value.cell(in: rows)
        case .failure(let error): rows[0, 0] = .error(record(error))
        }
        return rows
    }

    /// Executes one root field and writes its key and value. Returns false, with the response finished, when null has
    /// taken the place of `data`.
    private func complete(_ index: Int, _ answer: RowBatch?) -> Bool {
        scopes.removeAll(keepingCapacity: true)
        resolved = 0
        let scope = Scope(plan.root, rows: rootRow())
        scopes.append(scope)
        resolved = 1
        if let answer {
            enterPath(of: plan.root.fields[index], in: scope)
            scope.answers[index] = enterObjects(
                of: loadKeys(in: Answer(answer), for: plan.root.fields[index]), plan.root.fields[index])
        } else {
            resolve(index, of: scope)
        }
        drain()
        if index > 0 { out.write(",") }
        let writer = ResponseWriter(self)
        let survived = writer.writeRootField(index, scope: 0)
        reported.add(writer.reported)
        guard !survived else { return true }
        out.count = 0
        out.write("{\"data\":null")
        finish()
        return false
    }

    // MARK: Scopes

    /// Adds the scope of the root object.
    func enter(root: ObjectPlan) -> Int { enter(root, rows: rootRow(), areNew: false) }

    private func rootRow() -> RowBatch {
        let rows = RowBatch(type: plan.root.typeIndex, width: 0, capacity: 1)
        rows.appendRow()
        return rows
    }

    /// Adds a scope to the queue. `areNew` says whether its objects are no others' rows.
    func enter(_ plan: ObjectPlan, rows: RowBatch, areNew: Bool = true) -> Int {
        let scope = Scope(plan, rows: rows)
        if let observer {
            scope.path = path
            observer.scope(of: plan.typeName, at: path, objects: rows.count, areNew: areNew)
        }
        scopes.append(scope)
        return scopes.count - 1
    }

    /// What is entered from now on is below this field.
    func enterPath(of field: FieldPlan, in scope: Scope) {
        if observer != nil { path = scope.path + [field.responseKey] }
    }

    private func drain() {
        while resolved < scopes.count {
            let scope = scopes[resolved]
            resolved += 1
            for index in scope.plan.resolved { resolve(index, of: scope) }
        }
    }

    /// Remembers an error that cells will point at.
    func record(_ error: any Error) -> Int {
        errors.append(error as? ExecutionError ?? context.executionError(for: error))
        return errors.count - 1
    }

    private func finish() {
        if !reported.isEmpty {
            out.write(",")
            out.write(errors: reported)
        }
        out.write("}")
    }
}
