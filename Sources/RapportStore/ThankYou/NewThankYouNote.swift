import Batches
import RapportTypes

/// A thank-you note that was sent, checked and cleaned.
public struct NewThankYouNote: Hashable, Sendable {
    /// What the input names, by the field that names it.
    public struct Subject: Hashable, Sendable {
        public var type: TypeIndex
        public var id: NodeID
        public var field: String

        public init<T: Entity>(_ type: T.Type, _ id: NodeID, field: String) {
            self.type = type.index
            self.id = id
            self.field = field
        }
    }

    public var subject: Subject
    /// Nil is now.
    public var sentAt: DateTime?
    public var recipients: [String]
    public var method: ThankYouMethod
    public var notes: String?

    public init(
        after subject: Subject, sentAt: DateTime? = nil, recipients: [String], method: ThankYouMethod,
        notes: String? = nil
    ) {
        self.subject = subject
        self.sentAt = sentAt
        self.recipients = recipients
        self.method = method
        self.notes = notes
    }
}
