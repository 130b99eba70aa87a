import RapportTypes

/// Writes contacts in one of the forms of files.
struct ContactFile {
    private let format: ContactExportFormat

    init(_ format: ContactExportFormat) { self.format = format }

    /// What comes before the first contact.
    func begin() -> [UInt8] { format == .csv ? ContactSheet.header : [] }

    func record(of contact: ExportedContact) -> [UInt8] {
        switch format {
        case .csv: ContactSheet.record(of: contact)
        case .vcard3: VCardWriter.card(of: contact, .v3)
        case .vcard4: VCardWriter.card(of: contact, .v4)
        }
    }
}

/// Contacts as comma-separated values, for spreadsheets and for imports: its headings are the names of what an import
/// can fill, where there is one.
enum ContactSheet {
    /// Begins with a byte order mark, without which Excel takes UTF-8 for another encoding.
    static var header: [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        CSVWriter.append(headings, to: &bytes)
        return bytes
    }

    static func record(of contact: ExportedContact) -> [UInt8] {
        let values = contact.values
        let fields = [
            values.name, values.title ?? "", values.company ?? "", values.email?.text ?? "", values.phone ?? "",
            values.linkedInURL?.text ?? "", values.relationship.rawValue, values.notes ?? "",
            TagList.text(values.tags), values.isFavorite ? "yes" : "no", contact.lastContactedAt?.text ?? "",
            contact.createdAt.text,
        ]
        var bytes: [UInt8] = []
        CSVWriter.append(fields.map(FormulaGuard.guarded), to: &bytes)
        return bytes
    }

    private static let headings = [
        "Name", "Title", "Company", "Email", "Phone", "LinkedIn", "Relationship", "Notes", "Tags", "Favorite",
        "Last contact", "Created",
    ]
}
