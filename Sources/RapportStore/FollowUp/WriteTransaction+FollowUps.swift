import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Follow-ups of one record.
    public static let maximumFollowUpsOfSubject = 100

    // MARK: Creating

    /// Makes an open follow-up of what the viewer's are; the flag of its subject is set.
    ///
    /// For whoever knows that the contact and the subject are the viewer's: the input of a mutation is checked by
    /// `createFollowUp(_:contact:subject:for:)`.
    @discardableResult
    public func createFollowUp(_ new: NewFollowUp, for viewer: Viewer) throws -> UUID {
        let id = newID()
        let kind = new.subject.flatMap { FollowUpSubjects.kind(of: $0.type) }
        try connection.run(
            """
            INSERT INTO follow_up(
                id, owner_id, contact_id, subject_type, subject_id, title, notes, due_at, created_at, updated_at)
            VALUES(\(id), \(viewer), \(new.contact), \(kind?.name), \(kind == nil ? nil : new.subject?.id),
                \(new.title), \(new.notes), \(new.dueAt), \(now), \(now))
            """)
        if let kind, let subject = new.subject { try setFlag(of: subject.id, kind, to: true, for: viewer) }
        return id
    }

    /// The same for what an input names: both have to be the viewer's. Without a contact it concerns the subject's.
    public func createFollowUp(
        _ new: NewFollowUp, contact: NodeID?, subject: NodeID?, for viewer: Viewer
    ) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(Contact.self, contact, at: ["contactId"], for: viewer, &refusals)
        var new = new
        new.contact = contact?.uuidOrNil
        if let subject {
            if let found = try followUpSubject(subject.uuidOrNil, for: viewer) {
                new.subject = found.subject
                new.contact = new.contact ?? found.contact
                try checkFollowUpCount(adding: 1, to: found.subject.id, for: viewer, &refusals)
            } else {
                refusals.add(.notFound(subject, at: ["subjectId"]))
            }
        }
        return try refusals.unless { try createFollowUp(new, for: viewer) }
    }

    /// A record must have room for so many more.
    func checkFollowUpCount(
        adding count: Int, to subject: UUID, for viewer: Viewer, _ refusals: inout Refusals
    ) throws {
        let existing: Int? = try connection.value(
            "SELECT count(*) FROM follow_up WHERE subject_id = \(subject) AND +owner_id = \(viewer)")
        let maximum = WriteTransaction.maximumFollowUpsOfSubject
        guard (existing ?? 0) + count > maximum else { return }
        refusals.add(.tooMany("follow-ups of one record", maximum: maximum))
    }

    /// What an id names that a follow-up can come from, and whom it concerns: one statement.
    private func followUpSubject(
        _ id: UUID, for viewer: Viewer
    ) throws -> (subject: AnyKey, contact: UUID?)? {
        let arms = FollowUpSubjects.all.enumerated().map { index, kind -> SQL in
            """
            SELECT \(index), \(kind.contact) FROM \(kind.table) AS item
            WHERE item.id = \(id) AND +item.owner_id = \(viewer)
            """
        }
        return try connection.first(arms.joined(separator: " UNION ALL ")) { row in
            (AnyKey(type: FollowUpSubjects.all[row[0]].type, id: id), row[1])
        }
    }

    // MARK: Changing

    /// Changes a follow-up. When its status changes, the flag of its subject follows.
    public func updateFollowUp(
        _ id: NodeID, _ changes: FollowUpChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        let key = id.uuidOrNil
        let stored = try connection.first(
            """
            SELECT version, title, notes, due_at, status, subject_type, subject_id FROM follow_up
            WHERE id = \(key) AND +owner_id = \(viewer)
            """
        ) { row in
            (
                version: row[0] as Int,
                values: FollowUpValues(
                    title: row[1], notes: row[2], dueAt: row[3], status: FollowUpStatus(rawValue: row[4]) ?? .open),
                subject: FollowUpSubjects.key(row[5], row[6])
            )
        }
        guard let stored else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: stored.version, expected: expectedVersion, of: Key<FollowUp>(key))
        return try refusals.unless {
            var values = stored.values
            values.apply(changes)
            if values != stored.values { try replace(key, stored.values, by: values, for: viewer) }
            if values.status != stored.values.status, let subject = stored.subject {
                try refreshFollowUpFlag(of: subject, for: viewer)
            }
            return key
        }
    }

    private func replace(
        _ id: UUID, _ old: FollowUpValues, by new: FollowUpValues, for viewer: Viewer
    ) throws {
        let completion: SQL =
            new.status == old.status ? "completed_at" : new.status == .open ? "NULL" : "\(now)"
        try connection.run(
            """
            UPDATE follow_up SET title = \(new.title), notes = \(new.notes), due_at = \(new.dueAt),
                status = \(new.status.rawValue), completed_at = \(completion),
                updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Deleting

    /// Deletes a follow-up. If it was the last open one of its subject, nothing is left to do there.
    public func deleteFollowUp(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let deleted = try connection.first(
            """
            DELETE FROM follow_up WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
            RETURNING subject_type, subject_id
            """
        ) { (subject: FollowUpSubjects.key($0[0], $0[1]), ()) }
        guard let deleted else { return .refused([.notFound(id, at: ["id"])]) }
        if let subject = deleted.subject { try refreshFollowUpFlag(of: subject, for: viewer) }
        return .written(id.uuidOrNil)
    }
}

/// What a client can change of a follow-up.
private struct FollowUpValues: Hashable {
    var title: String
    var notes: String?
    var dueAt: DateTime?
    var status: FollowUpStatus

    mutating func apply(_ changes: FollowUpChanges) {
        if let title = changes.title { self.title = title }
        changes.notes.change(&notes)
        changes.dueAt.change(&dueAt)
        if let status = changes.status { self.status = status }
    }
}
