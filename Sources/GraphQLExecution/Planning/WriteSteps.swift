import JSON

/// One field of an object as the serialiser sees it: 24 bytes without references.
///
/// Looping over an array of field plans retains and releases every one of them: 184,000 instructions for 50 contacts
/// with 10 interactions each, in the prototype that this layout was chosen by.
struct WriteStep {
    enum Kind: UInt8 {
        /// A leaf in a cell of the row.
        case leafCell
        /// A leaf in the answers of the field.
        case leafAnswer
        /// The name of the concrete type: constant bytes.
        case typename
        /// An object, a list, or both, in the answers of the field.
        case composite
        /// An object on the same row.
        case sameRow
    }

    /// `{"key":` for the first field of an object, `,"key":` for the others, and behind it at least `WriteStep.slack`
    /// bytes that may be read.
    let key: UnsafePointer<UInt8>
    let keyLength: UInt32
    let kind: Kind
    let isNonNull: Bool
    /// Whether the type has a list in it, so that its shape has to be walked.
    let hasList: Bool
    /// The cell of the row; for the same row, the cell that tells whether there is an object, or -1.
    let cell: Int32

    /// A key that is not longer is copied as if it were: a copy of a known length is two instructions, one of any
    /// length a call of forty.
    static let slack = 32

    /// Writes the key, with what comes before it.
    @inline(__always)
    func writeKey(to out: JSONWriter) { write(key, Int(keyLength), to: out) }

    /// Writes the key alone.
    func writeName(to out: JSONWriter) { write(key + 1, Int(keyLength) - 1, to: out) }

    @inline(__always)
    private func write(_ key: UnsafePointer<UInt8>, _ length: Int, to out: JSONWriter) {
        let room = UnsafeMutableRawPointer(out.reserve(max(length, WriteStep.slack)))
        if length <= WriteStep.slack {
            room.copyMemory(from: key, byteCount: WriteStep.slack)
        } else {
            room.copyMemory(from: key, byteCount: length)
        }
        out.count += length
    }
}

/// The steps of an object plan, with the bytes of their keys.
final class WriteSteps: Sendable {
    nonisolated(unsafe) let steps: UnsafeMutableBufferPointer<WriteStep>  // written in `init` only
    nonisolated(unsafe) private let keys: UnsafeMutablePointer<UInt8>  // written in `init` only
    /// The name of the type as a JSON string.
    nonisolated(unsafe) let typename: UnsafeBufferPointer<UInt8>  // points into `keys`

    init(_ fields: [FieldPlan], typeName: String) {
        let buffer = JSONWriter()
        buffer.write(string: typeName)
        let nameLength = buffer.count
        var ranges: [Range<Int>] = []
        for (index, field) in fields.enumerated() {
            let start = buffer.count
            buffer.write(byte: index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
            buffer.write(string: field.responseKey)
            buffer.write(byte: UInt8(ascii: ":"))
            ranges.append(start..<buffer.count)
        }
        keys = .allocate(capacity: buffer.count + WriteStep.slack)
        keys.initialize(repeating: 0, count: buffer.count + WriteStep.slack)
        UnsafeMutableRawPointer(keys).copyMemory(from: buffer.bytes.baseAddress!, byteCount: buffer.count)
        typename = UnsafeBufferPointer(start: keys, count: nameLength)
        steps = .allocate(capacity: fields.count)
        for (index, field) in fields.enumerated() {
            let step = WriteStep(
                key: keys + ranges[index].lowerBound, keyLength: UInt32(ranges[index].count), kind: field.writeKind,
                isNonNull: field.shape.isNonNull, hasList: field.shape.isList, cell: field.writeCell)
            (steps.baseAddress! + index).initialize(to: step)
        }
    }

    deinit {
        steps.deallocate()
        keys.deallocate()
    }
}

extension FieldPlan {
    fileprivate var writeKind: WriteStep.Kind {
        switch source {
        case .typename: .typename
        case .sameRow: .sameRow
        case .cell where children.isEmpty: .leafCell
        case .cell, .run, .namedRun, .namedNode, .computed, .reference, .batch, .mutation, .subscription:
            children.isEmpty ? .leafAnswer : .composite
        }
    }

    fileprivate var writeCell: Int32 {
        switch source {
        case .cell(let index), .run(let index): Int32(index)
        case .sameRow(let present): Int32(present ?? -1)
        case .typename, .namedRun, .namedNode, .computed, .reference, .batch, .mutation, .subscription: -1
        }
    }
}
