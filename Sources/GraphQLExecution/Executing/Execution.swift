public import Batches
public import GraphQLSchema
public import JSON

/// What became of an operation for now.
public enum Outcome {
    /// The response is written.
    case finished
    /// A mutation's root field has to be done elsewhere first. Run the work, then call `Execution.resume`.
    case parked(any DeferredWork, ParkedOperation)
}

/// An operation between two root fields of a mutation: a plain value that belongs to its connection. No thread waits
/// for it, and any worker may go on with it.
public struct ParkedOperation: Sendable {
    let plan: Plan
    let variables: VariableValues
    /// The root field that waits for its work.
    let field: Int
    /// The response so far.
    let written: [UInt8]
    let errors: [ResponseError]
}

/// Runs plans.
///
/// Queries: the scopes are resolved breadth-first, layer after layer, and the response is written in one pass.
/// Mutations: one root field after the other, each with everything below it.
///
/// Spec: 6.2 Executing Operations.
public enum Execution {
    /// Executes an operation from its beginning and writes `{"data":…}` with the errors, if there are any.
    public static func start(
        _ plan: Plan, variables: VariableValues, context: any ExecutionContext, into out: JSONWriter
    ) -> Outcome {
        let run = OperationRun(plan, variables: variables, context: context, out: out)
        guard plan.operationType == .mutation else {
            run.runQuery()
            return .finished
        }
        out.write("{\"data\":{")
        return run.runMutation(from: 0)
    }

    /// Goes on with a mutation whose work is done: executes what is selected below the root field, and the root
    /// fields that follow.
    public static func resume(
        _ parked: ParkedOperation, with result: Result<any Batches.Value, any Error>, context: any ExecutionContext,
        into out: JSONWriter
    ) -> Outcome {
        let run = OperationRun(parked.plan, variables: parked.variables, context: context, out: out)
        run.reported = parked.errors
        parked.written.withUnsafeBufferPointer { out.write($0.baseAddress!, count: $0.count) }
        guard run.finishRootField(parked.field, with: result) else { return .finished }
        return run.runMutation(from: parked.field + 1)
    }
}

/// One stretch of an execution, from its start or from where it was parked.
final class OperationRun {
    let plan: Plan
    let variables: VariableValues
    let context: any ExecutionContext
    let out: JSONWriter
    /// All scopes; the queue is the rest of the list from `resolved` on.
    var scopes: [Scope] = []
    private var resolved = 0
    /// What `.error` cells point at.
    private(set) var errors: [FieldError] = []
    /// What the response says of errors.
    var reported: [ResponseError] = []

    init(_ plan: Plan, variables: VariableValues, context: any ExecutionContext, out: JSONWriter) {
        self.plan = plan
        self.variables = variables
        self.context = context
        self.out = out
    }

    func runQuery() {
        let root = enter(plan.root, rows: rootRow())
        drain()
        out.write("{\"data\":")
        let writer = ResponseWriter(self)
        writer.writeData(scope: root)
        reported += writer.reported
        finish()
    }

    /// Executes root fields one after the other until one has to be parked.
    ///
    /// Spec: 6.2.2 Mutation; 6.3.4 Serial execution.
    func runMutation(from first: Int) -> Outcome {
        for field in first..<plan.root.fields.count {
            switch rootAnswer(of: field) {
            case .success(let answer):
                guard complete(field, answer) else { return .finished }
            case .failure(let parked):
                return .parked(parked.work, parked.operation)
            }
        }
        out.write("}")
        finish()
        return .finished
    }

    /// Takes the result of a root field's work and executes what is below it.
    /// Returns false when nothing is left to do, because null has reached the top.
    func finishRootField(_ field: Int, with result: Result<any Batches.Value, any Error>) -> Bool {
        complete(field, answer(with: result))
    }

    // MARK: Root fields of mutations

    private struct Parked: Error {
        let work: any DeferredWork
        let operation: ParkedOperation
    }

    /// Nil for fields that are resolved like those of a query.
    private func rootAnswer(of index: Int) -> Result<RowBatch?, Parked> {
        let field = plan.root.fields[index]
        guard case .mutation(let arguments, let makeWork) = field.source else { return .success(nil) }
        do {
            switch try makeWork(try values(of: arguments), context) {
            case .done(let value): return .success(answer(with: .success(value)))
            case .deferred(let work):
                let operation = ParkedOperation(
                    plan: plan, variables: variables, field: index, written: Array(out.bytes), errors: reported)
                return .failure(Parked(work: work, operation: operation))
            }
        } catch {
            return .success(answer(with: .failure(error)))
        }
    }

    private func answer(with result: Result<any Batches.Value, any Error>) -> RowBatch {
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

    /// Executes one root field and writes its key and value.
    private func complete(_ index: Int, _ answer: RowBatch?) -> Bool {
        scopes.removeAll(keepingCapacity: true)
        resolved = 0
        let scope = Scope(plan.root, rows: rootRow())
        scopes.append(scope)
        resolved = 1
        if let answer {
            scope.answers[index] = enterObjects(
                of: loadKeys(in: Answer(answer), for: plan.root.fields[index]), plan.root.fields[index])
        } else {
            resolve(index, of: scope)
        }
        drain()
        if index > 0 { out.write(",") }
        let writer = ResponseWriter(self)
        let survived = writer.writeRootField(index, scope: 0)
        reported += writer.reported
        guard !survived else { return true }
        out.count = 0
        out.write("{\"data\":null")
        finish()
        return false
    }

    // MARK: Scopes

    private func rootRow() -> RowBatch {
        let rows = RowBatch(type: plan.root.typeIndex, width: 0, capacity: 1)
        rows.appendRow()
        return rows
    }

    /// Adds a scope to the queue.
    func enter(_ plan: ObjectPlan, rows: RowBatch) -> Int {
        context.observer?.scope(type: plan.typeName, objects: rows.count)
        scopes.append(Scope(plan, rows: rows))
        return scopes.count - 1
    }

    private func drain() {
        while resolved < scopes.count {
            let scope = scopes[resolved]
            resolved += 1
            for index in scope.plan.fields.indices { resolve(index, of: scope) }
        }
    }

    /// Remembers an error that cells will point at.
    func record(_ error: any Error) -> Int {
        errors.append(error as? FieldError ?? context.fieldError(for: error))
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
