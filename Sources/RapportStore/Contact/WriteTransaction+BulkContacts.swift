import Batches
import RapportTypes
import SQLite

/// Many contacts at once, all or none.
extension WriteTransaction {
    /// Ids that one call may name.
    public static let maximumTargetIDs = 500
    /// Contacts that a filter may let through.
    public static let maximumTargets = 5000

    /// Changes contacts; publishes ContactUpdated for each that is different afterwards.
    ///
    /// - Returns: Those, in the order in which they were named, or made.
    public func updateContacts(
        _ target: ContactTargetInput, _ changes: BulkContactChanges, for viewer: Viewer
    ) throws -> Written<[UUID]> {
        var refusals = Refusals()
        let ids = try contacts(of: target, for: viewer, &refusals)
        let stored = try plainContacts(ids, for: viewer)
        var changed: [(id: UUID, from: StoredContact, to: ContactValues)] = []
        for id in ids {
            guard let contact = stored[id] else { continue }
            changed.append((id, contact, changes.values(after: contact.values)))
        }
        let overfull = changed.filter { $0.to.tags.count > ContactLimits.tags }
        if let first = overfull.first {
            let others = overfull.count == 1 ? "" : " and \(overfull.count - 1) more"
            refusals.add(
                .fault(
                    .tooLong, at: ["addTags"],
                    reason: "\(first.from.values.name)\(others) would have more than \(ContactLimits.tags) tags.",
                    maximum: ContactLimits.tags))
        }
        return try refusals.unless {
            try changed.filter { try update($0.id, from: $0.from, to: $0.to, for: viewer) }.map(\.id)
        }
    }

    /// Deletes contacts with everything that happened with them; publishes ContactDeleted for each.
    ///
    /// - Returns: The ids that are gone, in the order in which they were named, or made.
    public func deleteContacts(_ target: ContactTargetInput, for viewer: Viewer) throws -> Written<[UUID]> {
        var refusals = Refusals()
        let ids = try contacts(of: target, for: viewer, &refusals)
        return try refusals.unless {
            try deleteContacts(ids, for: viewer)
            return ids
        }
    }

    // MARK: Targets

    /// The contacts that a call is about, each once: one statement.
    ///
    /// - Throws: `FilterError` for a filter that asks for too much.
    private func contacts(
        of target: ContactTargetInput, for viewer: Viewer, _ refusals: inout Refusals
    ) throws -> [UUID] {
        switch target {
        case .ids(let ids): try contacts(ids, for: viewer, &refusals)
        case .filter(let filter): try contacts(filter, for: viewer, &refusals)
        }
    }

    private func contacts(_ ids: [NodeID], for viewer: Viewer, _ refusals: inout Refusals) throws -> [UUID] {
        var known = Set(
            try connection.values(
                """
                SELECT item.id FROM \(table: ids.map(\.uuidOrNil)) AS wanted CROSS JOIN contact AS item
                WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
                """, as: UUID.self))
        for (index, id) in ids.enumerated() where !known.contains(id.uuidOrNil) {
            refusals.add(.notFound(id, at: ["target", "ids", String(index)]))
        }
        return ids.map(\.uuidOrNil).filter { known.remove($0) != nil }
    }

    /// What a filter lets through now, in the transaction of the change: nothing comes between.
    private func contacts(
        _ filter: ContactFilter, for viewer: Viewer, _ refusals: inout Refusals
    ) throws -> [UUID] {
        let maximum = WriteTransaction.maximumTargets
        var compiler = FilterCompiler(for: viewer)
        let condition = try PageSource.contacts(filter, by: &compiler).filter ?? "1"
        sealedConditions.use(viewer)
        let ids: [UUID] = try connection.values(
            "SELECT item.id FROM contact AS item WHERE item.owner_id = \(viewer) AND \(condition) LIMIT \(maximum + 1)")
        guard ids.count <= maximum else {
            refusals.add(
                .fault(
                    .limitExceeded, at: ["target", "filter"],
                    reason: "More than \(maximum) contacts fit; narrow the filter.", maximum: maximum))
            return []
        }
        // Ids grow with time.
        return ids.sorted()
    }

    // MARK: Rows

    /// Contacts without what is sealed, which a change of many never touches: opening it would cost more than all the
    /// rest. Two statements.
    private func plainContacts(_ ids: [UUID], for viewer: Viewer) throws -> [UUID: StoredContact] {
        var tags: [UUID: [String]] = [:]
        try connection.forEach(
            """
            SELECT item.contact_id, item.tag FROM \(table: ids) AS wanted CROSS JOIN contact_tag AS item
            WHERE item.contact_id = wanted.key AND +item.owner_id = \(viewer)
            """
        ) { tags[$0[0], default: []].append($0[1]) }
        var contacts: [UUID: StoredContact] = [:]
        try connection.forEach(
            """
            SELECT item.id, item.name, item.company, item.relationship, item.is_archived,
                item.keep_in_touch_every_days, item.version, item.created_at, item.last_contacted_at
            FROM \(table: ids) AS wanted CROSS JOIN contact AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
            """
        ) { row in
            let id: UUID = row[0]
            let values = ContactValues(
                name: row[1], company: row[2], relationship: RelationshipType(rawValue: row[3]) ?? .other,
                tags: tags[id] ?? [], isArchived: row[4], keepInTouchEveryDays: row[5])
            contacts[id] = StoredContact(values: values, version: row[6], createdAt: row[7], lastContactedAt: row[8])
        }
        return contacts
    }
}
