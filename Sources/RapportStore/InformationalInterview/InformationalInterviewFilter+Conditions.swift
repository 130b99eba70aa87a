import RapportTypes
import SQLite

extension InformationalInterviewStatusFilter: EnumFilter {}

extension InformationalInterviewFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(scheduledAt, "scheduled_at"),
            try compiler.instant(conductedAt, "conducted_at"),
            try compiler.truth(followUpRequired, "follow_up_required"),
            try compiler.truth(thankYouSent, "thank_you_sent"),
        ]
    }
}
