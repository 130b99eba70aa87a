import RapportTypes

/// Makes a contact of what a record of a file says: cleans and checks each value as if it had been typed in, and
/// remembers what it left out.
struct ContactCleaner {
    /// For each field what the record has, nothing blank, in its order.
    private let texts: [ImportedField: [String]]
    var tags: [String] = []
    /// By what the record is known in the program that wrote the file.
    var uid: String?
    private var dropped: [DroppedValue] = []

    init(_ texts: [ImportedField: [String]]) { self.texts = texts }

    consuming func row(line: Int) -> ImportedRow {
        let outcome = outcome()
        return ImportedRow(line: line, outcome: outcome, dropped: dropped)
    }

    private mutating func outcome() -> ImportedRow.Outcome {
        let name = Text.trimmed(ContactCleaner.oneLine(fullName))
        guard !name.isEmpty else { return .failed(.nameMissing) }
        guard name.unicodeScalars.count <= ContactLimits.name else { return .failed(.nameTooLong) }
        return .contact(
            ImportedContact(
                name: name, title: line(.title, maximum: ContactLimits.title),
                company: line(.company, maximum: ContactLimits.company), email: email(),
                phone: line(.phone, maximum: ContactLimits.phone), linkedInURL: linkedInURL(),
                relationship: relationship(), notes: notes(), tags: cleanTags(), connectedOn: connectedOn(), uid: uid))
    }

    /// The name as it is, else its parts. Nothing is split or put in another order.
    private var fullName: String {
        let whole = text(.name)
        return whole.isEmpty ? [text(.firstName), text(.lastName)].joined(separator: " ") : whole
    }

    private func text(_ field: ImportedField) -> String { (texts[field] ?? []).joined(separator: " ") }

    private mutating func line(_ field: ImportedField, maximum: Int) -> String? {
        let line = Text.trimmed(ContactCleaner.oneLine(text(field)))
        guard line.unicodeScalars.count <= maximum else {
            dropped.append(DroppedValue(field, .tooLong(maximum: maximum)))
            return nil
        }
        return line.isEmpty ? nil : line
    }

    private mutating func email() -> EmailAddress? {
        guard let text = texts[.email]?.first else { return nil }
        do { return try EmailAddress(text) } catch {
            dropped.append(DroppedValue(.email, .invalid(error)))
            return nil
        }
    }

    private mutating func linkedInURL() -> WebURL? {
        guard let text = texts[.linkedInURL]?.first else { return nil }
        do { return try WebURL.linkedIn(text) } catch {
            dropped.append(DroppedValue(.linkedInURL, .invalid(error)))
            return nil
        }
    }

    private mutating func relationship() -> RelationshipType? {
        guard let text = texts[.relationship]?.first else { return nil }
        let relationship = RelationshipType(spelled: text)
        if relationship == nil { dropped.append(DroppedValue(.relationship, .unknownRelationship)) }
        return relationship
    }

    private mutating func notes() -> String? {
        let kept = (texts[.notes] ?? []).joined(separator: "\n").unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\r" || scalar == "\t" || !scalar.isControl
        }
        do { return try Text.long(String(kept), maximum: ContactLimits.notes) } catch {
            if case .tooLong(let maximum, _) = error {
                dropped.append(DroppedValue(.notes, .tooLong(maximum: maximum)))
            }
            return nil
        }
    }

    private mutating func cleanTags() -> [String] {
        var clean: [String] = []
        var seen: Set<String> = []
        for part in tags {
            let tag = Text.trimmed(ContactCleaner.oneLine(part))
            guard tag.unicodeScalars.count <= ContactLimits.tag else {
                dropped.append(DroppedValue(.tags, .tooLong(maximum: ContactLimits.tag)))
                continue
            }
            if !tag.isEmpty, seen.insert(Folding.fold(tag)).inserted { clean.append(tag) }
        }
        guard clean.count > ContactLimits.tags else { return clean }
        dropped.append(DroppedValue(.tags, .tooMany(maximum: ContactLimits.tags)))
        return Array(clean.prefix(ContactLimits.tags))
    }

    private mutating func connectedOn() -> CalendarDate? {
        guard let text = texts[.connectedOn]?.first else { return nil }
        let date = ConnectionDate.read(text)
        if date == nil { dropped.append(DroppedValue(.connectedOn, .unreadableDate)) }
        return date
    }

    /// Line breaks and control characters inside of a field become spaces: people do not see them in a table.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isControl || $0.isLineBreak }) else { return text }
        var result = String.UnicodeScalarView()
        var isAfterBreak = false
        for scalar in text.unicodeScalars {
            let isBreak = scalar.isControl || scalar.isLineBreak
            if !isBreak { result.append(scalar) } else if !isAfterBreak { result.append(" ") }
            isAfterBreak = isBreak
        }
        return String(result)
    }
}

extension RelationshipType {
    /// Reads a name in any spelling: `INDUSTRY_CONTACT`, `Industry Contact`, `IndustryContact`.
    init?(spelled text: String) {
        let letters = RelationshipType.letters(text)
        guard let type = RelationshipType.allCases.first(where: { RelationshipType.letters($0.rawValue) == letters })
        else { return nil }
        self = type
    }

    private static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(Folding.fold(text).unicodeScalars.filter { $0.properties.isAlphabetic }))
    }
}
