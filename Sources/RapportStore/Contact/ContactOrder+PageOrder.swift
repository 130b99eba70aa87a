import RapportTypes

extension PageOrder {
    /// An order of contacts; by name if none is asked for.
    init(_ order: ContactOrder?) {
        let direction: Direction = order?.direction == .desc ? .descending : .ascending
        switch order?.field ?? .name {
        case .name: self.init("contact.NAME", by: "name_folded", .text, direction)
        case .company: self.init("contact.COMPANY", by: "company_folded", .text, isNullable: true, direction)
        case .lastContactedAt:
            self.init("contact.LAST_CONTACTED_AT", by: "last_contacted_at", .integer, isNullable: true, direction)
        case .nextContactDueAt:
            self.init("contact.NEXT_CONTACT_DUE_AT", by: "next_contact_due_at", .integer, isNullable: true, direction)
        case .createdAt: self.init("contact.CREATED_AT", by: "created_at", .integer, direction)
        case .updatedAt: self.init("contact.UPDATED_AT", by: "updated_at", .integer, direction)
        }
    }
}
