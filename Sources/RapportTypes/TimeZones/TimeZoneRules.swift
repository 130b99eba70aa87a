/// What the clocks of one time zone show at every instant: the transitions of its file, then its footer's rule.
public struct TimeZoneRules: Hashable, Sendable {
    /// What clocks show between two transitions.
    public struct LocalTimeType: Hashable, Sendable {
        /// Seconds east of UTC.
        public var offset: Int
        public var isDaylightSaving: Bool
        /// For example `CET`, or `+03` where nobody uses letters.
        public var abbreviation: String

        public init(offset: Int, isDaylightSaving: Bool, abbreviation: String) {
            self.offset = offset
            self.isDaylightSaving = isDaylightSaving
            self.abbreviation = abbreviation
        }
    }

    /// The seconds since 1970 from which `typeIndices` holds, strictly ascending.
    let transitions: [Int64]
    /// For each transition, the place in `types`.
    let typeIndices: [UInt8]
    /// The first one holds before the first transition.
    let types: [LocalTimeType]
    /// What holds after the last transition; nil if its type goes on.
    let footer: PosixTimeZone?

    public static let utc = TimeZoneRules(
        transitions: [], typeIndices: [],
        types: [LocalTimeType(offset: 0, isDaylightSaving: false, abbreviation: "UTC")], footer: nil)
}

// MARK: From an instant

extension TimeZoneRules {
    /// What clocks show at an instant.
    ///
    /// - Complexity: logarithmic in the number of transitions.
    public func localTimeType(at instant: DateTime) -> LocalTimeType {
        localTimeType(atSecond: instant.milliseconds.quotientRoundedDown(by: 1000))
    }

    /// Seconds east of UTC at an instant.
    public func offset(at instant: DateTime) -> Int { localTimeType(at: instant).offset }

    /// What a calendar and a clock of the zone show at an instant.
    public func local(at instant: DateTime) -> LocalDateTime {
        let shifted = instant.adding(seconds: offset(at: instant))
        return LocalDateTime(date: shifted.date, time: shifted.time)
    }

    private func localTimeType(atSecond second: Int64) -> LocalTimeType {
        guard let last = transitions.last else { return footer?.localTimeType(atSecond: second) ?? types[0] }
        if second >= last, let footer { return footer.localTimeType(atSecond: second) }
        let following = firstTransition(after: second)
        return types[following == 0 ? 0 : Int(typeIndices[following - 1])]
    }

    private func firstTransition(after second: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

// MARK: To an instant

extension TimeZoneRules {
    /// The instants at which clocks show a local time.
    public enum Instants: Hashable, Sendable {
        case one(DateTime)
        /// Clocks went back: they show it twice.
        case two(earlier: DateTime, later: DateTime)
        /// Clocks went forward: they never show it. `transition` is when they jumped; `moved` is the time moved
        /// forward by as much as they jumped.
        case none(transition: DateTime, moved: DateTime)
    }

    /// The instants at which clocks show a local time: none, one or two.
    public func instants(of local: LocalDateTime) -> Instants {
        // Read as if it were UTC. No zone is a day or more away from UTC, and none changes twice within two days.
        let naive = DateTime(local.date, local.time)
        let before = offset(at: naive.adding(days: -1))
        let after = offset(at: naive.adding(days: 1))
        let early = naive.adding(seconds: -max(before, after))
        let late = naive.adding(seconds: -min(before, after))
        let fits = (offset(at: early) == max(before, after), offset(at: late) == min(before, after))
        switch fits {
        case (true, true): return early == late ? .one(early) : .two(earlier: early, later: late)
        case (true, false): return .one(early)
        case (false, true): return .one(late)
        case (false, false) where early == late: return .one(early)
        case (false, false): return .none(transition: transition(after: early, upTo: late), moved: late)
        }
    }

    /// The instant that a person means by a local time: the earlier of two; moved forward where clocks skip it
    /// (as RFC 5545, section 3.3.5, reads it).
    public func instant(of local: LocalDateTime) -> DateTime {
        switch instants(of: local) {
        case .one(let instant), .two(let instant, _), .none(_, let instant): instant
        }
    }

    /// The first instant of a day: not always midnight.
    public func start(of date: CalendarDate) -> DateTime {
        switch instants(of: LocalDateTime(date: date, time: .midnight)) {
        case .one(let instant), .two(let instant, _), .none(let instant, _): instant
        }
    }

    /// The first instant after `early`, up to `late`, from which the offset is another.
    private func transition(after early: DateTime, upTo late: DateTime) -> DateTime {
        let offset = offset(at: early)
        var (low, high) = (early.milliseconds, late.milliseconds)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if self.offset(at: DateTime(milliseconds: middle)) == offset { low = middle } else { high = middle }
        }
        return DateTime(milliseconds: high)
    }
}
