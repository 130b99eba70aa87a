import Batches
import GraphQLSchema
import JSON

/// Writes the response from the batches of all scopes, depth-first, without a tree of objects in between.
///
/// Errors are cells. The first pass knows no path and stops at the first cell that must not be written as it is; then
/// a second pass does the same with the path in hand, records every error, and takes back what null swallows: the
/// buffer is set back to where the nearest nullable value began. No requests but those with errors pay for them.
///
/// Spec: 6.4.3 Value Completion, 6.4.4 Handling Execution Errors.
final class ResponseWriter {
    private let run: OperationRun
    private let out: JSONWriter
    private let views: ScopeViews
    private let maximumBytes: Int
    private var isTracking = false
    /// Nothing of the data stays.
    private var isTooLong = false
    private var path: [PathSegment] = []
    private(set) var reported = ResponseErrors()

    init(_ run: OperationRun) {
        self.run = run
        out = run.out
        views = ScopeViews(run.scopes)
        maximumBytes = run.maximumBytes
    }

    /// Writes the value of `data`.
    func writeData(scope: Int) {
        let start = out.count
        if writeObject(scope, 0) { return }
        out.count = start
        isTracking = true
        if isTooLong || !writeObject(scope, 0) { out.write("null") }
    }

    /// Writes the key and value of one root field. Returns false if null has to take the place of `data`.
    func writeRootField(_ field: Int, scope: Int) -> Bool {
        let step = views[scope].steps + field
        step.pointee.writeName(to: out)
        let start = out.count
        if writeField(field, views[scope], row: 0) { return true }
        out.count = start
        if isTooLong { return false }
        isTracking = true
        return writeField(field, views[scope], row: 0)
    }

    // MARK: Objects

    /// Writes one object. Returns false, and leaves nothing written, when null takes its place.
    ///
    /// Most fields are leaves of the row that have a value: those are written here, without a call for each.
    private func writeObject(_ scope: Int, _ row: Int) -> Bool {
        let view = views[scope]
        let start = out.count
        let cells = view.cells + row * view.width
        if view.stepCount == 0 { out.write(byte: UInt8(ascii: "{")) }
        for field in 0..<view.stepCount {
            let step = view.steps + field
            step.pointee.writeKey(to: out)
            if step.pointee.kind == .leafCell {
                if LeafWriter.write(cells[Int(step.pointee.cell)], view.bytes, to: out) { continue }
            }
            if !writeField(field, view, row: row) {
                out.count = start
                return false
            }
        }
        out.write(byte: UInt8(ascii: "}"))
        if out.count <= maximumBytes { return true }
        out.count = start
        reportLength()
        return false
    }

    /// Writes the value of a field, whose key is written.
    private func writeField(_ field: Int, _ view: ScopeView, row: Int) -> Bool {
        let step = view.steps[field]
        if isTracking { path.append(.field(view.field(field).responseKey)) }
        defer { if isTracking { path.removeLast() } }
        switch step.kind {
        case .leafCell:
            return writeLeaf(view.cells[row * view.width + Int(step.cell)], view.bytes, step, field, view)
        case .leafAnswer:
            let answer = view.answers[field]
            if !step.hasList { return writeLeaf(answer.cells[row * answer.stride], answer.bytes, step, field, view) }
            return writeValue(answer.cells[row * answer.stride], view.field(field).shape, answer, field, view)
        case .typename:
            out.write(view.typename.baseAddress!, count: view.typename.count)
            return true
        case .composite:
            let answer = view.answers[field]
            let cell = answer.cells[row * answer.stride]
            if step.hasList || cell.tag != .object {
                return writeValue(cell, view.field(field).shape, answer, field, view)
            }
            return writeObject(cell, answer, isNonNull: step.isNonNull, field, view)
        case .sameRow:
            let answer = view.answers[field]
            if step.cell >= 0 && view.cells[row * view.width + Int(step.cell)].isNull {
                return writeNull(isNonNull: step.isNonNull, field, view)
            }
            if writeObject(Int(answer.scopes[0]), row) { return true }
            return nullReached(isNonNull: step.isNonNull)
        }
    }

    /// Writes the object that a cell names.
    private func writeObject(
        _ cell: Cell, _ answer: AnswerView, isNonNull: Bool, _ field: Int, _ view: ScopeView
    ) -> Bool {
        let scope = Int(answer.scopes[Int(cell.type)])
        guard scope >= 0 else { return writeWrongType(isNonNull: isNonNull, field, view) }
        if writeAgain(scope, cell.offset) { return true }
        let start = out.count
        guard writeObject(scope, cell.offset) else { return nullReached(isNonNull: isNonNull) }
        views.named[scope] = WrittenObject(row: cell.offset, bytes: start..<out.count)
        return true
    }

    /// Copies the object if it is the one that was named last. Children come parent by parent, so where they name their
    /// parent, most objects are: 20 contacts with ten interactions that name them took 1.08 million instructions, not
    /// 1.18.
    ///
    /// Not with the path in hand: an error in the object is told at each place.
    private func writeAgain(_ scope: Int, _ row: Int) -> Bool {
        let last = views.named[scope]
        guard last.row == row, !isTracking, out.count + last.bytes.count <= maximumBytes else { return false }
        out.write(again: last.bytes)
        return true
    }

    // MARK: Values

    /// Writes a value of any shape: CompleteValue of the specification.
    private func writeValue(
        _ cell: Cell, _ shape: Shape, _ answer: AnswerView, _ field: Int, _ view: ScopeView
    ) -> Bool {
        let isNonNull = shape.isNonNull
        switch cell.tag {
        case .null: return writeNull(isNonNull: isNonNull, field, view)
        case .error: return writeError(cell, isNonNull: isNonNull, field, view)
        case .object where !shape.isList && shape.isOfObjects:
            return writeObject(cell, answer, isNonNull: isNonNull, field, view)
        case .object:
            return writeWrongType(isNonNull: isNonNull, field, view)
        case .rows, .list:
            guard let element = shape.element else { return writeWrongType(isNonNull: isNonNull, field, view) }
            if writeList(cell, element, answer, field, view) { return true }
            return nullReached(isNonNull: isNonNull)
        default:
            guard !shape.isOfObjects, !shape.isList || cell.tag == .json else {
                return writeWrongType(isNonNull: isNonNull, field, view)
            }
            if LeafWriter.write(cell, answer.bytes, to: out) { return true }
            return writeNoLeaf(cell, isNonNull: isNonNull, field, view)
        }
    }

    private func writeList(
        _ cell: Cell, _ element: Shape, _ answer: AnswerView, _ field: Int, _ view: ScopeView
    ) -> Bool {
        if cell.tag == .rows, cell.length > 0, element.isOfObjects, !element.isList, !isTracking {
            return writeRows(cell, answer, field, view)
        }
        let start = out.count
        out.write(byte: UInt8(ascii: "["))
        for index in 0..<cell.length {
            if index > 0 { out.write(byte: UInt8(ascii: ",")) }
            let item =
                cell.tag == .rows
                ? Cell(.object, type: cell.type, payload: UInt64(cell.offset + index))
                : answer.elements[cell.offset + index]
            if isTracking { path.append(.index(index)) }
            defer { if isTracking { path.removeLast() } }
            if !writeValue(item, element, answer, field, view) {
                out.count = start
                return false
            }
        }
        out.write(byte: UInt8(ascii: "]"))
        return true
    }

    /// A list of the objects in a run of rows, as long as no error is known.
    private func writeRows(_ cell: Cell, _ answer: AnswerView, _ field: Int, _ view: ScopeView) -> Bool {
        let scope = Int(answer.scopes[Int(cell.type)])
        guard scope >= 0 else { return false }
        for index in 0..<cell.length {
            out.write(byte: index == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
            if !writeObject(scope, cell.offset + index) { return false }
        }
        out.write(byte: UInt8(ascii: "]"))
        return true
    }

    @inline(__always)
    private func writeLeaf(
        _ cell: Cell, _ bytes: UnsafePointer<UInt8>, _ step: WriteStep, _ field: Int, _ view: ScopeView
    ) -> Bool {
        switch cell.tag {
        case .null: return writeNull(isNonNull: step.isNonNull, field, view)
        case .error: return writeError(cell, isNonNull: step.isNonNull, field, view)
        default:
            if LeafWriter.write(cell, bytes, to: out) { return true }
            // A list that the maker of a value has put into its cell; lists that are read from the store are JSON.
            if cell.tag == .list {
                return writeValue(cell, view.field(field).shape, view.answers[field], field, view)
            }
            return writeNoLeaf(cell, isNonNull: step.isNonNull, field, view)
        }
    }

    // MARK: Null and errors

    /// Writes null, or reports that it may not stand here. Returns whether the value is written.
    private func writeNull(isNonNull: Bool, _ field: Int, _ view: ScopeView) -> Bool {
        guard isNonNull else {
            out.write("null")
            return true
        }
        report(
            ExecutionError("Cannot return null for non-nullable field \"\(view.name(field))\".", code: .internal),
            field,
            view)
        return false
    }

    private func writeError(_ cell: Cell, isNonNull: Bool, _ field: Int, _ view: ScopeView) -> Bool {
        report(run.errors[cell.offset], field, view)
        return nullReached(isNonNull: isNonNull)
    }

    private func writeWrongType(isNonNull: Bool, _ field: Int, _ view: ScopeView) -> Bool {
        report(
            ExecutionError("The value of \"\(view.name(field))\" is not of the field's type.", code: .internal), field,
            view
        )
        return nullReached(isNonNull: isNonNull)
    }

    /// A cell that `LeafWriter` has not written.
    private func writeNoLeaf(_ cell: Cell, isNonNull: Bool, _ field: Int, _ view: ScopeView) -> Bool {
        guard cell.tag == .float else { return writeWrongType(isNonNull: isNonNull, field, view) }
        report(ExecutionError("Float cannot represent a number that is not finite.", code: .internal), field, view)
        return nullReached(isNonNull: isNonNull)
    }

    /// A value below has become null because of an error that is reported, or will be in the second pass.
    /// Returns whether null is written in its place.
    private func nullReached(isNonNull: Bool) -> Bool {
        guard isTracking, !isNonNull, !isTooLong else { return false }
        out.write("null")
        return true
    }

    /// Known when an object is written whose end is beyond the limit. What has no objects cannot be long.
    private func reportLength() {
        guard !isTooLong else { return }
        isTooLong = true
        reported.add(.responseIsTooLong(maximumBytes))
    }

    private func report(_ error: ExecutionError, _ field: Int, _ view: ScopeView) {
        guard isTracking else { return }
        reported.add(
            ResponseError(
                message: error.message, locations: view.field(field).offsets.map(run.plan.document.location),
                path: path, code: error.code, extensions: error.extensions))
    }
}
