import Batches

/// The scalar `TimeZone`: the name of a time zone that the system's tzdata has.
public struct TimeZoneName: TextScalar {
    public static var cellKind: CellKind { .symbol }

    public static let maximumLength = 100
    public static let utc = TimeZoneName(stored: "UTC")

    public let text: String

    /// Reads a name, case and all. Costs a file the first time, a locked look-up afterwards.
    public init(_ text: String) throws(ScalarFault) {
        guard text.utf8.count <= TimeZoneName.maximumLength else {
            throw ScalarFault(.timeZone, .tooLong(maximum: TimeZoneName.maximumLength))
        }
        guard TimeZoneDatabase.isWellFormed(text) else { throw ScalarFault(.timeZone, .malformed) }
        guard TimeZoneDatabase.system.rules(named: text) != nil else { throw ScalarFault(.timeZone, .unknown) }
        self.text = text
    }

    /// A name that was checked when it was stored.
    public init(stored text: String) { self.text = text }

    /// What the zone's clocks show when. Loops over many instants take it once.
    ///
    /// UTC for a stored name that a later tzdata no longer has.
    public var rules: TimeZoneRules { TimeZoneDatabase.system.rules(named: text) ?? .utc }
}
