import Batches
import RapportTypes
import SQLite

/// A thank-you note that was written down, and after what.
public struct RecordedThankYou: Hashable, Sendable {
    public var subject: AnyKey
    public var sentAt: DateTime
}

extension WriteTransaction {
    /// Keeps a thank-you note after an interview that took place; publishes ThankYouNoteSent.
    public func recordThankYou(_ new: NewThankYouNote, for viewer: Viewer) throws -> Written<RecordedThankYou> {
        let subject = new.subject
        guard let kind = ThankYouSubjects.all.first(where: { $0.type == subject.type }),
            let current = try interview(subject.id.uuidOrNil, kind, for: viewer)
        else { return .refused([.notFound(subject.id, at: ["subject", subject.field])]) }
        var refusals = Refusals()
        refusals.check(
            status: current.status, isOneOf: [.completed], at: ["subject", subject.field])
        // Clocks differ: one that is ahead may have completed the interview in a moment from now.
        let sentAt = new.sentAt ?? max(now, current.completedAt ?? now)
        if let completedAt = current.completedAt, sentAt < completedAt {
            refusals.add(
                .outOfRange(at: ["sentAt"], reason: "This must not be before the interview, \(completedAt)."))
        }
        return try refusals.unless {
            let key = AnyKey(type: subject.type, id: subject.id.uuidOrNil)
            try keep(new, after: key, kind, sentAt: sentAt, for: viewer)
            return RecordedThankYou(subject: key, sentAt: sentAt)
        }
    }

    /// The only status of interest: interviews of all kinds call it so.
    private struct Status: RawRepresentable, Equatable {
        let rawValue: String
        static let completed = Status(rawValue: "COMPLETED")
    }

    private func interview(
        _ id: UUID, _ kind: ThankYouSubjectKind, for viewer: Viewer
    ) throws -> (status: Status, completedAt: DateTime?)? {
        try connection.first(
            """
            SELECT status, \(kind.completion) FROM \(kind.table) WHERE id = \(id) AND +owner_id = \(viewer)
            """
        ) { (Status(rawValue: $0[0]), $0[1]) }
    }

    private func keep(
        _ new: NewThankYouNote, after subject: AnyKey, _ kind: ThankYouSubjectKind, sentAt: DateTime,
        for viewer: Viewer
    ) throws {
        try connection.run(
            """
            INSERT INTO thank_you_note(subject_id, sent_at, id, owner_id, recipients, method, notes)
            VALUES(\(subject.id), \(sentAt), \(newID()), \(viewer), \(JSONText.list(new.recipients)),
                \(new.method.rawValue), \(new.notes))
            """)
        // The interview shows it, so it is another version of it.
        try connection.run(
            """
            UPDATE \(kind.table) SET updated_at = \(now), version = version + 1
            WHERE id = \(subject.id) AND +owner_id = \(viewer)
            """)
        try publish(
            .thankYouNoteSent, about: subject.id,
            payload: JSONText.object([
                kind.eventField: JSONText.string(subject.id.description),
                "sentAt": JSONText.string(sentAt.text),
                "recipients": JSONText.list(new.recipients),
                "method": JSONText.string(new.method.rawValue),
                "notes": new.notes.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }
}
