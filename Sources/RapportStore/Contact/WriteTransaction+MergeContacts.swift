import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Contacts that one merge folds into another one.
    public static let maximumDuplicates = 20

    /// Folds duplicates into one contact: its own values win, what it has not is filled from the others, oldest first,
    /// and everything that happened with them moves to it. Publishes ContactUpdated, then ContactDeleted for each.
    ///
    /// The survivor's version rises in any case, because its history has changed. What has moved keeps its versions,
    /// and publishes nothing.
    ///
    /// - Parameter duplicates: the survivor among them and repetitions are passed over.
    /// - Returns: The contacts that are gone, as they were named.
    public func mergeContacts(
        _ duplicates: [NodeID], into survivor: NodeID, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<[UUID]> {
        var refusals = Refusals()
        let kept = try contact(survivor.uuidOrNil, for: viewer)
        if let kept {
            refusals.check(version: kept.version, expected: expectedVersion, of: Key<Contact>(survivor.uuidOrNil))
        } else {
            refusals.add(.notFound(survivor, at: ["survivorId"]))
        }
        var others: [UUID: StoredContact] = [:]
        for (index, id) in duplicates.enumerated() {
            if let other = try contact(id.uuidOrNil, for: viewer) {
                others[id.uuidOrNil] = other
            } else {
                refusals.add(.notFound(id, at: ["duplicateIds", String(index)]))
            }
        }
        others[survivor.uuidOrNil] = nil
        guard let kept else { return .refused(refusals.all) }
        let oldest = others.sorted { ($0.value.createdAt, $0.key) < ($1.value.createdAt, $1.key) }
        let merged = kept.values.merged(with: oldest.map(\.value.values))
        check(merged, &refusals)
        return try refusals.unless {
            let ids = duplicates.map(\.uuidOrNil).filter { others.removeValue(forKey: $0) != nil }
            try move(oldest.map(\.key), into: survivor.uuidOrNil, for: viewer)
            let profile = try inheritedProfile(of: survivor.uuidOrNil, from: oldest.map(\.key), for: viewer)
            try update(survivor.uuidOrNil, from: kept, to: merged, also: profile, always: true, for: viewer)
            try deleteContacts(ids, for: viewer)
            try refreshLastContact(of: survivor.uuidOrNil, for: viewer)
            return ids
        }
    }

    /// What is united must not be more than one contact may have: nothing is left out silently.
    private func check(_ merged: ContactValues, _ refusals: inout Refusals) {
        if merged.tags.count > ContactLimits.tags {
            refusals.add(
                .fault(
                    .tooLong, at: ["duplicateIds"],
                    reason: "The contacts have \(merged.tags.count) tags together; at most \(ContactLimits.tags) are "
                        + "allowed.",
                    maximum: ContactLimits.tags))
        }
        let characters = merged.notes?.unicodeScalars.count ?? 0
        if characters > ContactLimits.notes {
            refusals.add(
                .fault(
                    .tooLong, at: ["duplicateIds"],
                    reason: "The notes of the contacts have \(characters) characters together; at most "
                        + "\(ContactLimits.notes) are allowed.",
                    maximum: ContactLimits.notes))
        }
    }

    // MARK: History

    /// What refers to contacts refers to another one from now on, in all tables that the database knows to do so.
    ///
    /// A row that the other one has already (the same person twice at one interview) stays behind, and goes with its
    /// contact.
    private func move(_ contacts: [UUID], into survivor: UUID, for viewer: Viewer) throws {
        // Tags are united with the values. The timeline is kept by the triggers of the other tables.
        let references = try foreignKeys().references(to: "contact").filter {
            $0.table != "contact_tag" && $0.table != "timeline"
        }
        for reference in references {
            let column = SQL(name: reference.column)
            try connection.run(
                """
                UPDATE OR IGNORE \(SQL(name: reference.table)) SET \(column) = \(survivor)
                WHERE \(column) IN \(contacts) AND +owner_id = \(viewer)
                """)
        }
        try connection.run(
            """
            UPDATE contact SET baseline_last_contacted_at = (
                SELECT max(baseline_last_contacted_at) FROM contact WHERE id IN \(contacts + [survivor]))
            WHERE id = \(survivor) AND +owner_id = \(viewer)
            """)
    }
}
