import RapportTypes

/// Reads files of vCards: which property fills which field of a contact.
///
/// A value that cannot be kept is left out and reported, and its card is kept; pictures, addresses and whatever else a
/// contact does not have are passed over.
public enum VCards {
    /// Characters of a file, as bytes of UTF-8.
    public static let maximumSize = 10 << 20

    /// A row for each card that says anything.
    ///
    /// - Throws: if there is no card, or one has no end: then none is used.
    public static func rows(of text: String) throws(ImportFault) -> [ImportedRow] {
        var reader = VCardReader(text)
        var rows: [ImportedRow] = []
        var count = 0
        while let card = try reader.next() {
            count += 1
            guard count <= ContactTable.maximumRecords else {
                throw .tooManyRecords(maximum: ContactTable.maximumRecords)
            }
            if !card.properties.isEmpty, let row = CardFields(card).row { rows.append(row) }
        }
        guard count > 0 else { throw .noCards }
        return rows
    }
}

/// What a card says of a person.
private struct CardFields {
    /// Of one name: what follows is passed over, so that no card takes longer than its length.
    private static let maximumProperties = 100

    let line: Int
    /// By their names.
    private var properties: [String: [VCardProperty]] = [:]

    init(_ card: VCardReader.Card) {
        line = card.line
        for property in card.properties
        where properties[property.name, default: []].count < CardFields.maximumProperties {
            properties[property.name, default: []].append(property)
        }
    }

    var row: ImportedRow? {
        guard !isGroup else { return ImportedRow(line: line, outcome: .skipped(.group)) }
        let texts = texts
        let tags = tags
        guard !texts.isEmpty || !tags.isEmpty else { return nil }
        var cleaner = ContactCleaner(texts)
        cleaner.tags = tags
        cleaner.uid = text("UID")
        return cleaner.row(line: line)
    }

    /// RFC 6350, section 6.1.4; before version 4.0 Apple's programs had a property of their own.
    private var isGroup: Bool {
        ["KIND", "X-ADDRESSBOOKSERVER-KIND"].contains { text($0)?.lowercased() == "group" }
    }

    private var texts: [ImportedField: [String]] {
        let company = first(all("ORG").compactMap { $0.texts(separatedBy: ";").first })
        let email = preferred("EMAIL").map { $0.removing(prefix: "mailto:") }
        let notes = all("NOTE").map(\.text).filter { !Text.trimmed($0).isEmpty }
        let fields: [ImportedField: [String]] = [
            .name: list(preferred("FN") ?? structuredName ?? company ?? email),
            .title: list(preferred("TITLE") ?? preferred("ROLE")), .company: list(company), .email: list(email),
            .phone: list(phone), .linkedInURL: list(linkedIn), .relationship: list(text("X-RAPPORT-RELATIONSHIP")),
            .notes: notes,
        ]
        return fields.filter { !$0.value.isEmpty }
    }

    private var tags: [String] {
        all("CATEGORIES").flatMap { $0.texts(separatedBy: ",") }.filter { !Text.trimmed($0).isEmpty }
    }

    // MARK: Names

    /// Prefixes, given name, further names, family name, suffixes: in the order in which they are said.
    ///
    /// RFC 6350, section 6.2.2: the components are family, given, additional, prefixes, suffixes.
    private var structuredName: String? {
        guard let name = all("N").first else { return nil }
        let parts = name.texts(separatedBy: ";").map { Text.trimmed($0.replacing(",", with: " ")) }
        let order = [3, 1, 2, 0, 4].filter { $0 < parts.count }
        return first([order.map { parts[$0] }.filter { !$0.isEmpty }.joined(separator: " ")])
    }

    // MARK: Addresses

    /// A fax machine only where there is nothing else.
    private var phone: String? {
        let machines = ["FAX", "PAGER", "MODEM", "BBS"]
        return preferred("TEL") { phone in
            machines.contains { phone.has("TYPE", $0) } ? 1000 : 0
        }?.removing(prefix: "tel:")
    }

    /// An address at LinkedIn, however it is labelled; else what is labelled so, to be reported.
    private var linkedIn: String? {
        let links = ["URL", "SOCIALPROFILE", "X-SOCIALPROFILE"].flatMap(all)
        let addresses = links.map { (property: $0, address: CardFields.completed(Text.trimmed($0.text))) }
        if let known = addresses.first(where: { (try? WebURL.linkedIn($0.address)) != nil }) { return known.address }
        return addresses.first { isLabelled($0.property) && !$0.address.isEmpty }?.address
    }

    /// People write addresses without `https://`.
    private static func completed(_ address: String) -> String {
        address.isEmpty || address.contains(":") ? address : "https://" + address
    }

    /// RFC 9554, section 5.5; `X-SOCIALPROFILE;TYPE=linkedin`; and Apple's `item1.X-ABLabel:LinkedIn`.
    private func isLabelled(_ property: VCardProperty) -> Bool {
        if property.has("SERVICE-TYPE", "LINKEDIN") || property.has("TYPE", "LINKEDIN") { return true }
        guard let group = property.group else { return false }
        return all("X-ABLABEL").contains { $0.group == group && $0.text.lowercased().contains("linkedin") }
    }

    // MARK: Properties

    private func all(_ name: String) -> [VCardProperty] { properties[name] ?? [] }

    private func text(_ name: String) -> String? { first(all(name).map { Text.trimmed($0.text) }) }

    /// The most preferred that is not blank; of several the first.
    private func preferred(_ name: String, penalty: (VCardProperty) -> Int = { _ in 0 }) -> String? {
        all(name).filter { !Text.trimmed($0.text).isEmpty }.min { a, b in
            a.rank + penalty(a) < b.rank + penalty(b)
        }?.text
    }

    private func first(_ texts: [String]) -> String? { texts.first { !Text.trimmed($0).isEmpty } }

    private func list(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
}

extension String {
    fileprivate func removing(prefix: String) -> String {
        let trimmed = Text.trimmed(self)
        return trimmed.lowercased().hasPrefix(prefix) ? String(trimmed.dropFirst(prefix.count)) : self
    }
}
