import RapportTypes

/// Where a calendar item stands, as far as its kinds have that in common: it is *open* until it was held or called off,
/// and both are final. Only what is open can get another time, be completed, or be called off.
protocol CalendarItemStatus: RawRepresentable<String>, Equatable {
    /// The statuses that are not final.
    static var open: [Self] { get }
}

extension CalendarItemStatus {
    var isOpen: Bool { Self.open.contains(self) }
}

extension Refusals {
    /// A calendar item must be open to get another time, to be completed or to be called off.
    mutating func check<Status: CalendarItemStatus>(isOpen status: Status) {
        check(status: status, isOneOf: Status.open)
    }

    /// Times, places and people of an item that is not open stay as they are; texts can be changed still.
    ///
    /// - Parameter isChanged: Whether any of them would be another.
    mutating func check<Status: CalendarItemStatus>(isOpen status: Status, ifChanged isChanged: Bool) {
        if isChanged { check(isOpen: status) }
    }

    /// Something cannot have been held before the time it was planned for, unless that was changed before: then nobody
    /// can tell which time is right.
    mutating func check(
        completion: DateTime, follows start: DateTime?, unlessRescheduled isRescheduled: Bool, at path: [String]
    ) {
        guard let start, completion < start, !isRescheduled else { return }
        add(.outOfRange(at: path, reason: "This must not be before the scheduled time, \(start)."))
    }
}
