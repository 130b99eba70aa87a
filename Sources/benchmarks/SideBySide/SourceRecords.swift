import Batches
import RapportStore
import RapportTypes
import SQLite

/// The data set that servers are measured with side by side: an SQLite file whose tables are nobody's in particular.
///
/// Where names differ, its values become ours: an ALUMNI is an INDUSTRY_CONTACT, a LINKEDIN a MESSAGE.
struct SourceRecords {
    struct User {
        let id: String
        let name: String
        let email: String
    }

    /// A person with what happened with them.
    struct Person: Sendable {
        let id: UUID
        let contact: NewContact
        let interactions: [Interaction]
    }

    struct Interaction: Sendable {
        let id: UUID
        let record: NewInteraction
    }

    private let connection: Database

    init(path: String) throws { connection = try Database(path: path, .readOnly) }

    func users() throws -> [User] {
        try connection.rows("SELECT id, name, email FROM users ORDER BY email") {
            User(id: $0[0], name: $0[1], email: $0[2])
        }
    }

    /// The contacts of an account.
    func people(of user: User) throws -> [Person] {
        let interactions = try interactions(of: user)
        return try connection.rows(
            """
            SELECT id, name, title, company, email, phone, relationship, notes, last_contacted_at, created_at,
                (SELECT json_group_array(tag) FROM contact_tags WHERE contact_id = contacts.id)
            FROM contacts WHERE user_id = \(user.id) ORDER BY rowid
            """
        ) { row in
            let id = try row.id(0)
            let values = ContactValues(
                name: row[1], title: row[2], company: row[3],
                email: (row[4] as String?).map(EmailAddress.init(stored:)),
                phone: row[5], relationship: try relationship(row[6]), notes: row[7], tags: JSONText.strings(row[10]))
            let contact = NewContact(values, lastContactedAt: try row.time(8), createdAt: try row.time(9))
            return Person(id: id, contact: contact, interactions: interactions[id] ?? [])
        }
    }

    /// The interactions of an account, by their contacts.
    private func interactions(of user: User) throws -> [UUID: [Interaction]] {
        var interactions: [UUID: [Interaction]] = [:]
        try connection.forEach(
            """
            SELECT id, contact_id, type, date, duration, location, notes, sentiment, follow_up_needed,
                (SELECT json_group_array(topic) FROM interaction_topics WHERE interaction_id = interactions.id)
            FROM interactions WHERE user_id = \(user.id) ORDER BY date, id
            """
        ) { row in
            let contact = try row.id(1)
            let record = NewInteraction(
                contact: NodeID(contact), type: try interactionType(row[2]), occurredAt: try row.time(3)!,
                durationMinutes: row[4], location: row[5], topicsDiscussed: JSONText.strings(row[9]), notes: row[6],
                sentiment: (row[7] as String?).flatMap(Sentiment.init(rawValue:)), followUpNeeded: row[8])
            interactions[contact, default: []].append(Interaction(id: try row.id(0), record: record))
        }
        return interactions
    }

    private func relationship(_ name: String) throws -> RelationshipType {
        switch name {
        case "COLLEAGUE": .formerColleague
        case "ALUMNI": .industryContact
        default: try known(RelationshipType(rawValue: name), name)
        }
    }

    private func interactionType(_ name: String) throws -> InteractionType {
        switch name {
        case "LINKEDIN": .message
        case "EVENT": .conference
        default: try known(InteractionType(rawValue: name), name)
        }
    }
}

/// A value that the data set was not known to have.
private struct UnknownValue: Error, CustomStringConvertible {
    let description: String
}

private func known<Value>(_ value: Value?, _ text: String) throws -> Value {
    guard let value else { throw UnknownValue(description: "the data set has a value that is not ours: \(text)") }
    return value
}

extension Row {
    /// An id that is written as text.
    fileprivate func id(_ column: Int) throws -> UUID {
        let text: String = self[column]
        return try known(UUID(text), text)
    }

    fileprivate func time(_ column: Int) throws -> DateTime? { try (self[column] as String?).map { try DateTime($0) } }
}
