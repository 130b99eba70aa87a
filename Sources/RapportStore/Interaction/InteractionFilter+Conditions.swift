import RapportTypes
import SQLite

extension InteractionFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(type, "type"),
            try compiler.instant(occurredAt, "occurred_at"),
            try compiler.choice(sentiment, "sentiment"),
            try compiler.truth(followUpNeeded, "follow_up_needed"),
            try compiler.search(
                search, of: SearchedKinds.interactions,
                in: [.plain("location"), .plain("topics_discussed"), .plain("notes")],
                named: ["location", "topicsDiscussed", "notes"]),
        ]
    }
}
