import RapportTypes
import SQLite

extension FollowUpFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(dueAt, "due_at"),
            try compiler.truth(isOverdue, "is_overdue"),
        ]
    }
}

extension FollowUpStatusFilter: EnumFilter {}

extension FilterCompiler {
    /// Whether a contact has something left to do with it.
    mutating func openFollowUp(_ wanted: Omittable<Bool>) throws(FilterError) -> SQL? {
        guard let wanted = try counted(wanted) else { return nil }
        // Read once for a statement; the order of the list stays that of its index (`+`).
        let open: SQL = """
            (SELECT open.contact_id FROM follow_up AS open
                WHERE open.owner_id = \(viewer) AND open.status = 'OPEN' AND open.contact_id IS NOT NULL)
            """
        return wanted ? "+item.id IN \(open)" : "+item.id NOT IN \(open)"
    }
}
