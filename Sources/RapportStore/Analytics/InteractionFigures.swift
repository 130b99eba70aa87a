import Batches

/// Which figures of interactions are wanted. Each costs a column to read for every interaction.
public struct InteractionFigures: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// How many there are: comes with every other figure.
    public static let total = InteractionFigures(rawValue: 1)
    public static let types = InteractionFigures(rawValue: 2)
    public static let sentiments = InteractionFigures(rawValue: 4)
    public static let durations = InteractionFigures(rawValue: 8)
    /// How many in each bucket, by type.
    public static let frequency = InteractionFigures(rawValue: 16)
    /// The earliest and the latest.
    public static let times = InteractionFigures(rawValue: 32)
    /// With how many people.
    public static let people = InteractionFigures(rawValue: 64)

    /// What the selected fields of `InteractionAnalytics` and `ContactAnalytics` are made from.
    public init(selectedBy columns: ColumnSet) {
        self = []
        for (field, figures) in InteractionFigures.fields where columns.wants(property: field) { formUnion(figures) }
    }

    private static let fields: [(name: String, figures: InteractionFigures)] = [
        ("totalInteractions", .total),
        ("byType", .types),
        ("bySentiment", .sentiments),
        ("frequency", .frequency),
        ("averageDurationMinutes", .durations),
        ("totalDurationMinutes", .durations),
        ("distinctContacts", .people),
        ("firstInteractionAt", .times),
        ("lastInteractionAt", .times),
        ("averageDaysBetween", .times),
        ("relationshipStrength", [.times, .sentiments]),
    ]
}
