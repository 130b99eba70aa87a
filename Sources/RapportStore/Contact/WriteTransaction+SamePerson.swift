import Batches
import RapportTypes
import SQLite

/// A contact that is the same person as another one, and by what.
struct SamePerson: Hashable, Sendable {
    enum Likeness: Hashable, Sendable {
        case uid
        case linkedInAddress
        case email
        case nameAndCompany
    }

    var id: UUID
    var likeness: Likeness
}

extension WriteTransaction {
    /// The contact that is a person of a file: by the first that both have of LinkedIn address, email address, and
    /// name with company, where cards with other UIDs are other people. The oldest, if there are several. At most three
    /// statements.
    func contact(sameAs person: ImportedContact, for viewer: Viewer) throws -> SamePerson? {
        if let url = person.linkedInURL,
            let id = try contact(of: viewer, with: "linked_in_hash = \(viewer.hash(linkedIn: url))")
        {
            return SamePerson(id: id, likeness: .linkedInAddress)
        }
        // What both have and is not equal makes them two people.
        let otherAddress: SQL = person.linkedInURL == nil ? "1" : "linked_in_hash IS NULL"
        if let email = person.email,
            let id = try contact(of: viewer, with: "email_hash = \(viewer.hash(email))", where: otherAddress)
        {
            return SamePerson(id: id, likeness: .email)
        }
        let otherEmail: SQL = person.email == nil ? "1" : "email_hash IS NULL"
        let otherCard: SQL =
            person.uid == nil
            ? "1" : "NOT EXISTS (SELECT 1 FROM contact_uid AS card WHERE card.contact_id = candidate.id)"
        let id = try contact(
            of: viewer, with: "name_folded = \(Folding.fold(person.name))",
            where: """
                company_folded IS \(person.company.map(Folding.fold)) AND \(otherAddress) AND \(otherEmail)
                AND \(otherCard)
                """)
        return id.map { SamePerson(id: $0, likeness: .nameAndCompany) }
    }

    /// Looks at the hundred oldest that have a value: were there more of one name, each row of a file would go through
    /// all of them while others wait for the writer.
    private func contact(of viewer: Viewer, with value: SQL, where condition: SQL = "1") throws -> UUID? {
        try connection.value(
            """
            SELECT id FROM (
                SELECT id, company_folded, linked_in_hash, email_hash FROM contact
                WHERE owner_id = \(viewer) AND \(value) LIMIT 100) AS candidate
            WHERE \(condition) LIMIT 1
            """)
    }
}
