import Batches
import RapportStore
import RapportTypes

/// The fields that meetings and interviews of both kinds have in common.
enum CalendarItemFields {
    static let startsAt = Leaf<DateTime?>(.plain("scheduled_at"))
    static let timeZone = Leaf<TimeZoneName>(.plain("time_zone"))
    static let location = Leaf<String?>(.plain("location"))

    /// The start plus the minutes in a column; null while either is not agreed.
    static func endsAt(minutes column: String) -> Leaf<DateTime?> {
        let needs = [NeededColumn(name: "scheduled_at", kind: .instant), NeededColumn(name: column, kind: .int)]
        return Leaf(
            .computed(from: needs) { rows, row, cells in
                let (start, minutes) = (rows[row, cells[0]], rows[row, cells[1]])
                guard !start.isNull, !minutes.isNull else { return .null }
                let end = TimeSlot.end(of: DateTime(milliseconds: start.milliseconds), minutes: minutes.intValue)
                return .instant(end.milliseconds)
            })
    }

    /// The earlier times of each item, oldest first: one statement, however many items there are.
    static func rescheduleHistory<Item: Entity>(
        of items: Batch<Item>, in context: RequestContext
    ) throws -> Column<[RescheduleEvent]> {
        let histories = try context.reader.rescheduleHistory(of: items.ids, for: context.viewer)
        return Column(items, lists: { histories[$0] })
    }

    static let videoConferenceNeeds = [NeededColumn(name: "location", kind: .text)]

    /// The video call in each item's location: no statement.
    static func videoConference<Item: Entity>(of items: Batch<Item>) -> Column<VideoConference?> {
        Column(
            items,
            values: { row -> VideoConference? in
                let location = items.cell(row, "location")
                return location.isNull ? nil : VideoConference(in: items.rows.string(of: location))
            })
    }
}
