import RapportStore
import RapportTypes

/// What holds for every follow-up, by the schema.
enum FollowUpLimits {
    static let title = 200
    static let notes = 2000
}

extension NewFollowUp {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CreateFollowUpInput, _ faults: inout InputFaults) {
        self.init(
            title: faults.line(input.title, ["title"], maximum: FollowUpLimits.title),
            notes: faults.optionalText(input.notes, ["notes"], maximum: FollowUpLimits.notes).value,
            dueAt: input.dueAt.value)
    }
}

extension FollowUpChanges {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: UpdateFollowUpInput, _ faults: inout InputFaults) {
        faults.notCleared(input.title, ["title"])
        faults.notCleared(input.status, ["status"])
        self.init(
            title: input.title.value.map { faults.line($0, ["title"], maximum: FollowUpLimits.title) },
            notes: faults.optionalText(input.notes, ["notes"], maximum: FollowUpLimits.notes), dueAt: input.dueAt,
            status: input.status.value)
    }
}
