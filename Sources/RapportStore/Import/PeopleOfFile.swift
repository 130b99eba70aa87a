import RapportTypes

/// Finds rows of a file that are the same person as an earlier row: by the first that both have of UID, LinkedIn
/// address, email address, and name with company, as contacts that exist are found.
///
/// A look-up takes the same time however many rows are alike: of those that share a value, the first of each kind is
/// kept, where the kinds are what else a row has.
struct PeopleOfFile {
    private struct Key: Hashable {
        var value: ImportedContact.Identity
        var hasUID = false
        var hasAddress = false
        var hasEmail = false
    }

    private var people: [(line: Int, contact: ImportedContact)] = []
    /// The place among `people`.
    private var first: [Key: Int]

    init(capacity: Int = 0) { first = Dictionary(minimumCapacity: 2 * capacity) }

    /// Takes the next row, and says which earlier one it repeats.
    mutating func insert(_ contact: ImportedContact, line: Int) -> PendingRow.Earlier? {
        let identities = Identities(contact)
        let earlier = candidates(for: identities).lazy.compactMap { [first] in first[$0] }.first
        for key in keys(of: identities) where first[key] == nil { first[key] = people.count }
        people.append((line, contact))
        return earlier.map { PendingRow.Earlier(line: people[$0].line, isEqual: people[$0].contact == contact) }
    }

    /// What somebody is recognised by, folded once.
    private struct Identities {
        let uid: ImportedContact.Identity?
        let address: ImportedContact.Identity?
        let email: ImportedContact.Identity?
        let name: ImportedContact.Identity

        init(_ contact: ImportedContact) {
            uid = contact.uid.map { .uid($0) }
            address = contact.linkedInURL.map { .linkedIn($0.text) }
            email = contact.email.map { .email($0.folded) }
            name = .nameAndCompany(Folding.fold(contact.name), contact.company.map(Folding.fold) ?? "")
        }
    }

    private func keys(of person: Identities) -> [Key] {
        let hasAddress = person.address != nil
        var keys = [
            Key(value: person.name, hasUID: person.uid != nil, hasAddress: hasAddress, hasEmail: person.email != nil)
        ]
        if let email = person.email { keys.append(Key(value: email, hasAddress: hasAddress)) }
        if let address = person.address { keys.append(Key(value: address)) }
        if let uid = person.uid { keys.append(Key(value: uid)) }
        return keys
    }

    /// Where the same person can be, the surest first.
    private func candidates(for person: Identities) -> [Key] {
        var keys: [Key] = []
        if let uid = person.uid { keys.append(Key(value: uid)) }
        if let address = person.address { keys.append(Key(value: address)) }
        // What both have and is not equal makes them two people; but one email address is one person's, whichever
        // programs the cards are from.
        let addresses = person.address == nil ? [false, true] : [false]
        let emails = person.email == nil ? [false, true] : [false]
        let uids = person.uid == nil ? [false, true] : [false]
        if let email = person.email { keys += addresses.map { Key(value: email, hasAddress: $0) } }
        for (hasUID, hasAddress) in uids.flatMap({ uid in addresses.map { (uid, $0) } }) {
            keys += emails.map { Key(value: person.name, hasUID: hasUID, hasAddress: hasAddress, hasEmail: $0) }
        }
        return keys
    }
}
