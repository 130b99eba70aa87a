import Batches
import RapportTypes
import SQLite

/// Records that say whether something is left to do (`followUpNeeded`, `followUpRequired`) say so as long as one of
/// their follow-ups is open. Whatever changes the one changes the other, in the same transaction.
extension WriteTransaction {
    /// After an update of a record that has a flag: where the flag was set, a follow-up is made, and where it was
    /// cleared, the open ones are dismissed.
    ///
    /// - Parameters:
    ///   - subject: A record of a type in `FollowUpSubjects`; its row is written already.
    ///   - new: What to make; its subject is set here.
    /// - Returns: The follow-up that was made.
    @discardableResult
    public func followUpFlagChanged(
        of subject: AnyKey, from old: Bool, to flag: Bool, creating new: @autoclosure () throws -> NewFollowUp,
        for viewer: Viewer
    ) throws -> UUID? {
        guard flag != old else { return nil }
        guard flag else {
            try dismissFollowUps(of: subject, for: viewer)
            return nil
        }
        var new = try new()
        new.subject = subject
        return try createFollowUp(new, for: viewer)
    }

    /// The title of a follow-up that is made of a flag: what was said of it, else with whom.
    public func followUpTitle(_ text: String?, contact: UUID?, for viewer: Viewer) throws -> String {
        if let text { return text }
        let name: String? = try contact.flatMap {
            try connection.value("SELECT name FROM contact WHERE id = \($0) AND +owner_id = \(viewer)")
        }
        return name.map(FollowUpTitle.with) ?? "Follow up"
    }

    private func dismissFollowUps(of subject: AnyKey, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE follow_up SET status = 'DISMISSED', completed_at = \(now), updated_at = \(now),
                version = version + 1
            WHERE subject_id = \(subject.id) AND status = 'OPEN' AND +owner_id = \(viewer)
            """)
    }

    // MARK: From follow-ups to flags

    /// Sets or clears the flag of a record, once its follow-ups have changed: the record changes, too, and has another
    /// version if the flag has another value.
    func refreshFollowUpFlag(of subject: AnyKey, for viewer: Viewer) throws {
        guard let kind = FollowUpSubjects.kind(of: subject.type) else { return }
        let isOpen = try connection.exists(
            """
            SELECT 1 FROM follow_up
            WHERE subject_id = \(subject.id) AND status = 'OPEN' AND +owner_id = \(viewer)
            """)
        try setFlag(of: subject.id, kind, to: isOpen, for: viewer)
    }

    func setFlag(of subject: UUID, _ kind: FollowUpSubjectKind, to flag: Bool, for viewer: Viewer) throws {
        guard let column = kind.flag else { return }
        try connection.run(
            """
            UPDATE \(kind.table) SET \(column) = \(flag), updated_at = \(now), version = version + 1
            WHERE id = \(subject) AND \(column) <> \(flag) AND +owner_id = \(viewer)
            """)
    }
}

extension FollowUpSubjects {
    /// The record that a row of `follow_up` names.
    public static func key(_ name: String?, _ id: UUID?) -> AnyKey? {
        guard let name, let id, let kind = kind(named: name) else { return nil }
        return AnyKey(type: kind.type, id: id)
    }
}
