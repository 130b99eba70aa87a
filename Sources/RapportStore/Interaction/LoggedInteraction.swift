import Batches

/// An interaction that was recorded, with the follow-up that was made of it.
public struct LoggedInteraction: Hashable, Sendable {
    public var interaction: UUID
    public var followUp: UUID?

    init(interaction: UUID, followUp: UUID? = nil) {
        self.interaction = interaction
        self.followUp = followUp
    }
}

extension LoggedInteraction: RepeatableResult {
    public var ids: [UUID?] { [interaction, followUp] }
    /// The follow-up can be deleted alone.
    public var records: [UUID] { [interaction] }

    public init?(ids: [UUID?]) {
        guard ids.count == 2, let interaction = ids[0] else { return nil }
        self.init(interaction: interaction, followUp: ids[1])
    }
}
