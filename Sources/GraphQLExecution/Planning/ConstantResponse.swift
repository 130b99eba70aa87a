import GraphQLLanguage
import Synchronization

/// The response of an operation that is answered alike every time: kept as bytes from the first answer on.
///
/// That is an operation which selects nothing but the schema, by constant arguments. Tools ask for all of it, and to
/// make the 450 KB of it anew took 1.8 ms.
public final class ConstantResponse: Sendable {
    /// A longer one is not kept.
    public static let maximumBytes = 1 << 20

    /// How many bytes it can have, for who counts what a plan takes.
    public let possibleBytes: Int
    // Set once, by whoever answers first; any worker may ask.
    private let stored = Mutex<StoredBytes?>(nil)

    /// Nil where each execution has its own response.
    init?(_ operationType: OperationType, _ root: ObjectPlan) {
        guard operationType == .query, root.fields.allSatisfy(\.isOfSchema) else { return nil }
        let isShort = root.fields.allSatisfy(\.children.isEmpty)
        possibleBytes = isShort ? 0 : ConstantResponse.maximumBytes
    }

    /// What was kept.
    public var bytes: StoredBytes? { stored.withLock { $0 } }

    func keep(_ response: UnsafeRawBufferPointer) {
        guard response.count <= ConstantResponse.maximumBytes else { return }
        stored.withLock { if $0 == nil { $0 = StoredBytes(response) } }
    }
}

/// Bytes that never change.
public final class StoredBytes: Sendable {
    nonisolated(unsafe) private let buffer: UnsafeMutableRawBufferPointer  // written in `init` only

    /// As long as this lives.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(buffer) }

    init(_ bytes: UnsafeRawBufferPointer) {
        buffer = .allocate(byteCount: bytes.count, alignment: 1)
        buffer.copyMemory(from: bytes)
    }

    deinit { buffer.deallocate() }
}

extension FieldPlan {
    /// Whether this root field is of the schema alone. Below it there is nothing else, but arguments can have
    /// variables.
    fileprivate var isOfSchema: Bool {
        switch source {
        case .typename: true
        case .batch: name.hasPrefix("__") && isConstant
        default: false
        }
    }

    private var isConstant: Bool {
        if case .batch(let call) = source {
            guard case .constant = call.arguments else { return false }
        }
        return children.allSatisfy { $0.fields.allSatisfy(\.isConstant) }
    }
}
