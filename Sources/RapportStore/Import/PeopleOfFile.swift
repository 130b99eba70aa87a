import RapportTypes

/// Finds rows of a file that are the same person as an earlier row: by the first that both have of LinkedIn address,
/// email address, and name with company, as contacts that exist are found.
///
/// A look-up takes the same time however many rows are alike: of those that share a value, the first of each kind is
/// kept, where the kinds are what else a row has.
struct PeopleOfFile {
    private struct Key: Hashable {
        var value: ImportedContact.Identity
        var hasAddress = false
        var hasEmail = false
    }

    private var first: [Key: (line: Int, contact: ImportedContact)] = [:]

    /// Takes the next row, and says which earlier one it repeats.
    mutating func insert(_ contact: ImportedContact, line: Int) -> PendingRow.Earlier? {
        let earlier = candidates(for: contact).lazy.compactMap { [first] in first[$0] }.first
        for key in keys(of: contact) where first[key] == nil { first[key] = (line, contact) }
        return earlier.map { PendingRow.Earlier(line: $0.line, isEqual: $0.contact == contact) }
    }

    private func keys(of contact: ImportedContact) -> [Key] {
        let hasAddress = contact.linkedInURL != nil
        let hasEmail = contact.email != nil
        var keys = [Key(value: contact.nameAndCompany, hasAddress: hasAddress, hasEmail: hasEmail)]
        if let email = contact.email { keys.append(Key(value: .email(email.folded), hasAddress: hasAddress)) }
        if let address = contact.linkedInURL { keys.append(Key(value: .linkedIn(address.text))) }
        return keys
    }

    /// Where the same person can be, the surest first.
    private func candidates(for contact: ImportedContact) -> [Key] {
        var keys: [Key] = []
        if let address = contact.linkedInURL { keys.append(Key(value: .linkedIn(address.text))) }
        // What both have and is not equal makes them two people.
        let addresses = contact.linkedInURL == nil ? [false, true] : [false]
        let emails = contact.email == nil ? [false, true] : [false]
        if let email = contact.email {
            keys += addresses.map { Key(value: .email(email.folded), hasAddress: $0) }
        }
        for hasAddress in addresses {
            keys += emails.map { Key(value: contact.nameAndCompany, hasAddress: hasAddress, hasEmail: $0) }
        }
        return keys
    }
}
