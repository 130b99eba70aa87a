import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Keeps what LinkedIn says of a contact, in place of what was kept before; only the date of the connection stays.
    /// A contact without an address there gets that of the profile. Publishes ContactUpdated if anything is new.
    ///
    /// - Parameter url: the profile's address in its one form.
    public func importLinkedInProfile(
        _ profile: LinkedInProfile, at url: WebURL?, of contact: NodeID, for viewer: Viewer
    ) throws -> Written<UUID> {
        let id = contact.uuidOrNil
        guard let stored = try self.contact(id, for: viewer) else {
            return .refused([.notFound(contact, at: ["contactId"])])
        }
        var values = stored.values
        values.linkedInURL = values.linkedInURL ?? url
        let known = try linkedInProfile(of: id, for: viewer)
        var new = profile
        new.publicIdentifier = url?.linkedInIdentifier ?? values.linkedInURL?.linkedInIdentifier
        new.connectedOn = known?.connectedOn
        let changed = try known?.says(new) == true ? [] : [assignment(of: new, to: id, for: viewer)]
        try update(id, from: stored, to: values, also: changed, for: viewer)
        return .written(id)
    }

    /// Keeps since when somebody is a connection on LinkedIn, and by which identifier. That was no contact:
    /// `lastContactedAt` stays.
    ///
    /// - Parameter replacing: Whether the date takes the place of one that is known already.
    func keepConnection(
        since date: CalendarDate, identifier: String?, of contact: UUID, replacing: Bool, for viewer: Viewer
    ) throws {
        let known = try linkedInProfile(of: contact, for: viewer)
        var profile = known ?? LinkedInProfile(positions: [], skills: [], importedAt: now)
        if replacing || profile.connectedOn == nil { profile.connectedOn = date }
        profile.publicIdentifier = profile.publicIdentifier ?? identifier
        if known?.says(profile) == true { return }
        profile.importedAt = now
        let changed = try assignment(of: profile, to: contact, for: viewer)
        try connection.run(
            "UPDATE contact SET \(changed.assignments) WHERE id = \(contact) AND +owner_id = \(viewer)")
    }

    /// The profile that a contact without one gets from the first of others that has one.
    func inheritedProfile(
        of contact: UUID, from others: [UUID], for viewer: Viewer
    ) throws -> [ChangedField] {
        guard try linkedInProfile(of: contact, for: viewer) == nil else { return [] }
        for other in others {
            guard let profile = try linkedInProfile(of: other, for: viewer) else { continue }
            return [try assignment(of: profile, to: contact, for: viewer)]
        }
        return []
    }

    private func linkedInProfile(of contact: UUID, for viewer: Viewer) throws -> LinkedInProfile? {
        let sealed: [UInt8]?? = try connection.value(
            "SELECT linked_in_profile FROM contact WHERE id = \(contact) AND +owner_id = \(viewer)")
        guard let text = try open(sealed ?? nil, row: contact, column: "linked_in_profile", for: viewer) else {
            return nil
        }
        return try connection.linkedInProfiles([text]).first
    }

    private func assignment(
        of profile: LinkedInProfile, to contact: UUID, for viewer: Viewer
    ) throws -> ChangedField {
        let sealed = try seal(profile.json, row: contact, column: "linked_in_profile", for: viewer)
        return ChangedField(field: "linkedInProfile", assignments: "linked_in_profile = \(sealed)")
    }
}
