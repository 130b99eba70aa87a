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
        let open: SQL = """
            EXISTS (SELECT 1 FROM follow_up AS open
                WHERE open.contact_id = item.id AND open.status = 'OPEN' AND +open.owner_id = \(viewer))
            """
        return wanted ? open : "NOT \(open)"
    }
}
