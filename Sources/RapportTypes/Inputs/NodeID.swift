public import Batches

/// The scalar `ID` as a client gives it, and as a value of a response shows it.
///
/// Ids are UUIDs, but a client cannot know: what is none names nothing, like a UUID that nobody has.
public struct NodeID: Hashable, Sendable, LeafValue, CustomStringConvertible {
    public static var cellKind: CellKind { .text }

    /// The text as it was given.
    public let text: String
    /// Nil for a text that is no UUID, so that it names nothing.
    public let uuid: UUID?

    public init(_ text: String) {
        self.text = text
        uuid = UUID(text)
    }

    public init(_ uuid: UUID) {
        text = uuid.description
        self.uuid = uuid
    }

    public init<T: Entity>(_ key: Key<T>) { self.init(key.id) }

    public var description: String { text }

    /// The id; for a text that is none, the Nil UUID (RFC 9562, section 5.9), which nothing has.
    public var uuidOrNil: UUID { uuid ?? UUID(high: 0, low: 0) }

    /// The id as the server writes it, however it was written.
    public var canonical: NodeID { NodeID(uuidOrNil) }

    /// The id as that of an entity of a type, which may not exist.
    public func key<T: Entity>(of type: T.Type = T.self) -> Key<T>? {
        guard let uuid else { return nil }
        return Key(uuid)
    }

    public func cell(in batch: RowBatch) -> Cell { batch.text(text) }
}
