import RapportTypes
import SQLite

extension MeetingStatusFilter: EnumFilter {}

extension MeetingFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(scheduledAt, "scheduled_at"),
        ]
    }
}
