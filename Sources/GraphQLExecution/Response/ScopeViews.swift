import Batches

/// A scope as the serialiser reads it: raw pointers, taken once.
struct ScopeView {
    let cells: UnsafePointer<Cell>
    let width: Int
    let bytes: UnsafePointer<UInt8>
    let steps: UnsafePointer<WriteStep>
    let stepCount: Int
    let typename: UnsafeBufferPointer<UInt8>
    let answers: UnsafePointer<AnswerView>
    /// For what only errors and lists need.
    private let plan: Unmanaged<ObjectPlan>

    init(_ scope: Scope, answers: UnsafePointer<AnswerView>) {
        cells = UnsafePointer(scope.rows.cells)
        width = scope.rows.width
        bytes = UnsafePointer(scope.rows.bytes)
        steps = UnsafePointer(scope.plan.steps.steps.baseAddress!)
        stepCount = scope.plan.steps.steps.count
        typename = scope.plan.steps.typename
        self.answers = answers
        plan = .passUnretained(scope.plan)
    }

    func field(_ index: Int) -> FieldPlan { plan._withUnsafeGuaranteedRef { $0.fields[index] } }
    func name(_ index: Int) -> String {
        plan._withUnsafeGuaranteedRef { "\($0.typeName).\($0.fields[index].name)" }
    }
}

/// The answers of one field as the serialiser reads them.
struct AnswerView {
    /// The first cell; the next one is `stride` cells on.
    let cells: UnsafePointer<Cell>
    let stride: Int
    let bytes: UnsafePointer<UInt8>
    let elements: UnsafePointer<Cell>
    let scopes: UnsafePointer<Int32>
}

/// The views of all scopes of an execution, valid while it keeps its scopes.
final class ScopeViews {
    private let scopes: [Scope]
    private let views: UnsafeMutablePointer<ScopeView>
    private let answers: UnsafeMutablePointer<AnswerView>
    private let numbers: UnsafeMutablePointer<Int32>

    init(_ scopes: [Scope]) {
        self.scopes = scopes
        views = .allocate(capacity: max(scopes.count, 1))
        answers = .allocate(capacity: max(scopes.reduce(0) { $0 + $1.answers.count }, 1))
        numbers = .allocate(
            capacity: max(scopes.reduce(0) { $0 + $1.answers.reduce(0) { $0 + ($1?.scopes.count ?? 0) } }, 1))
        var answer = answers
        var number = numbers
        for (index, scope) in scopes.enumerated() {
            (views + index).initialize(to: ScopeView(scope, answers: answer))
            for field in scope.answers {
                answer.initialize(to: AnswerView(field, in: scope, scopes: number))
                answer += 1
                for child in field?.scopes ?? [] {
                    number.initialize(to: child)
                    number += 1
                }
            }
        }
    }

    deinit {
        views.deallocate()
        answers.deallocate()
        numbers.deallocate()
    }

    subscript(scope: Int) -> ScopeView { views[scope] }
}

extension AnswerView {
    fileprivate init(_ answer: Answer?, in scope: Scope, scopes: UnsafePointer<Int32>) {
        let batch = answer?.batch ?? scope.rows
        cells = UnsafePointer(batch.cells + (answer?.cell ?? 0))
        stride = batch.width
        bytes = UnsafePointer((answer?.arena ?? batch).bytes)
        elements = UnsafePointer(batch.elements)
        self.scopes = scopes
    }
}
