import Batches
import RapportTypes
import SQLite

/// Contacts that have the same address as another person: the oldest for each.
public struct ContactMatches: Hashable, Sendable {
    public var email: UUID?
    public var linkedIn: UUID?

    var refusals: [Refusal] {
        let email = email.map {
            Refusal.duplicate(
                AnyKey(Key<Contact>($0)), at: ["email"], reason: "A contact with this email address exists.")
        }
        let linkedIn = linkedIn.map {
            Refusal.duplicate(
                AnyKey(Key<Contact>($0)), at: ["linkedInUrl"], reason: "A contact with this LinkedIn profile exists.")
        }
        return [email, linkedIn].compactMap { $0 }
    }
}

extension Reader {
    /// Who has an email address, and who a profile at LinkedIn: one statement for each that is given.
    public func contactMatches(
        email: EmailAddress?, linkedInURL: WebURL?, for viewer: Viewer
    ) throws -> ContactMatches {
        try connection.contactMatches(email: email, linkedInURL: linkedInURL, for: viewer)
    }
}

extension WriteTransaction {
    /// Who has an email address, and who a profile at LinkedIn: one statement for each that is given.
    public func contactMatches(
        email: EmailAddress?, linkedInURL: WebURL?, for viewer: Viewer
    ) throws -> ContactMatches {
        try connection.contactMatches(email: email, linkedInURL: linkedInURL, for: viewer)
    }
}

extension Database {
    fileprivate func contactMatches(
        email: EmailAddress?, linkedInURL: WebURL?, for viewer: Viewer
    ) throws -> ContactMatches {
        ContactMatches(
            email: try email.flatMap { try contact(with: "email_hash", viewer.hash($0), of: viewer) },
            linkedIn: try linkedInURL.flatMap {
                try contact(with: "linked_in_hash", viewer.hash(linkedIn: $0), of: viewer)
            })
    }

    private func contact(with column: SQL, _ hash: UUID, of viewer: Viewer) throws -> UUID? {
        try value("SELECT id FROM contact WHERE owner_id = \(viewer) AND \(column) = \(hash) ORDER BY id LIMIT 1")
    }
}
