import Batches
import RapportStore
import RapportTypes

/// One line that says what an interaction was: `Call about salary, references`.
///
/// Made of what is short; notes are not read for it.
struct InteractionSummary {
    static let maximumLength = 200

    static let columns = [
        NeededColumn(name: "type", kind: .symbol), NeededColumn(name: "topics_discussed", kind: .json),
        NeededColumn(name: "location", kind: .text),
    ]

    var type: InteractionType
    var topics: [String]
    var location: String?

    init(type: InteractionType, topics: [String] = [], location: String? = nil) {
        self.type = type
        self.topics = topics
        self.location = location
    }

    /// - Parameter cells: Where the `columns` are in the row.
    init(_ rows: RowBatch, _ row: Int, _ cells: [Int]) {
        let location = rows[row, cells[2]]
        self.init(
            type: InteractionType(rawValue: rows.string(of: rows[row, cells[0]])) ?? .meeting,
            topics: JSONText.strings(rows.string(of: rows[row, cells[1]])),
            location: location.isNull ? nil : rows.string(of: location))
    }

    /// The topics, where there are any, else the place.
    var text: String {
        let name = InteractionSummary.name(of: type)
        if !topics.isEmpty { return InteractionSummary.cut("\(name) about \(topics.joined(separator: ", "))") }
        guard let location else { return name }
        return InteractionSummary.cut("\(name) at \(location)")
    }

    private static func name(of type: InteractionType) -> String {
        switch type {
        case .meeting: "Meeting"
        case .call: "Call"
        case .email: "Email"
        case .message: "Message"
        case .coffee: "Coffee"
        case .lunch: "Lunch"
        case .conference: "Conference"
        }
    }

    private static func cut(_ text: String) -> String {
        guard text.unicodeScalars.count > maximumLength else { return text }
        var start = String.UnicodeScalarView(text.unicodeScalars.prefix(maximumLength - 1))
        start.append("…")
        return String(start)
    }
}
