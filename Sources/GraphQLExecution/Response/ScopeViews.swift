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

/// Where in the response an object was written.
struct WrittenObject {
    var row: Int
    var bytes: Range<Int>

    static var none: WrittenObject { WrittenObject(row: -1, bytes: 0..<0) }
}

/// The views of all scopes of an execution, valid while it keeps its scopes.
final class ScopeViews {
    private let scopes: [Scope]
    private let views: UnsafeMutablePointer<ScopeView>
    /// Of each scope the object that was written last because a cell names it.
    let named: UnsafeMutablePointer<WrittenObject>
    /// Where the views lie, then the written objects, the views of the answers, and the numbers of the scopes.
    private let memory: UnsafeMutableRawPointer

    init(_ scopes: [Scope]) {
        self.scopes = scopes
        var fields = 0
        var batches = 0
        for scope in scopes {
            fields += scope.plan.fields.count
            for field in scope.plan.resolved { batches += scope.answers[field]?.scopes.count ?? 0 }
        }
        let namedStart = scopes.count * MemoryLayout<ScopeView>.stride
        let answersStart = namedStart + scopes.count * MemoryLayout<WrittenObject>.stride
        let numbersStart = answersStart + fields * MemoryLayout<AnswerView>.stride
        memory = .allocate(byteCount: numbersStart + batches * MemoryLayout<Int32>.stride, alignment: 8)
        views = memory.bindMemory(to: ScopeView.self, capacity: scopes.count)
        named = (memory + namedStart).bindMemory(to: WrittenObject.self, capacity: scopes.count)
        named.initialize(repeating: .none, count: scopes.count)
        var answer = (memory + answersStart).bindMemory(to: AnswerView.self, capacity: fields)
        var number = (memory + numbersStart).bindMemory(to: Int32.self, capacity: batches)
        for (index, scope) in scopes.enumerated() {
            (views + index).initialize(to: ScopeView(scope, answers: answer))
            answer.initialize(repeating: AnswerView(Answer(scope.rows), scopes: number), count: scope.plan.fields.count)
            for field in scope.plan.resolved {
                guard let found = scope.answers[field] else { continue }
                answer[field] = AnswerView(found, scopes: number)
                for batch in 0..<found.scopes.count {
                    number.initialize(to: found.scopes[batch])
                    number += 1
                }
            }
            answer += scope.plan.fields.count
        }
    }

    deinit { memory.deallocate() }

    subscript(scope: Int) -> ScopeView { views[scope] }
}

extension AnswerView {
    fileprivate init(_ answer: Answer, scopes: UnsafePointer<Int32>) {
        cells = UnsafePointer(answer.batch.cells + answer.cell)
        stride = answer.batch.width
        bytes = UnsafePointer(answer.arena.bytes)
        elements = UnsafePointer(answer.batch.elements)
        self.scopes = scopes
    }
}
