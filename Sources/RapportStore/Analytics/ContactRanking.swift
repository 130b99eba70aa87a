import Batches
import RapportTypes
import SQLite

/// The contacts that there are interactions with in a range, in the order of one figure.
///
/// A figure is not stored, so the order is found anew for each page: by one pass over an index, then by sorting the
/// contacts. Pages are cut by key all the same, so that what changes meanwhile neither hides nor repeats the others.
final class ContactRanking: RowVisitor {
    /// The columns that it takes.
    let columns: SQL
    private var counts: [Count] = []
    private var places: [UUID: Int] = [:]

    private let positive = SymbolCodes.sentiments.code(of: Sentiment.positive)
    private let neutral = SymbolCodes.sentiments.code(of: Sentiment.neutral)
    private let negative = SymbolCodes.sentiments.code(of: Sentiment.negative)

    init(for field: ContactAnalyticsOrderField) {
        let needed: SQL = "item.contact_id, item.occurred_at"
        columns = field == .relationshipStrength ? "\(needed), item.sentiment" : needed
    }

    /// What orders can be made from.
    private struct Count {
        var contact: UUID
        var total = 0
        var last = Int64.min
        var positive = 0
        var neutral = 0
        var negative = 0
    }

    /// How many contacts there are.
    var count: Int { counts.count }

    // MARK: Counting

    override func visit(_ row: FunctionArguments) {
        let contact = UUID(bytes: row.bytes(0).baseAddress!)
        let place = places[contact] ?? newPlace(of: contact)
        counts[place].total += 1
        counts[place].last = max(counts[place].last, row.integer(1))
        guard row.count > 2, !row.isNull(2) else { return }
        switch SymbolCodes.sentiments.code(of: row.bytes(2)) {
        case positive: counts[place].positive += 1
        case neutral: counts[place].neutral += 1
        case negative: counts[place].negative += 1
        default: break
        }
    }

    private func newPlace(of contact: UUID) -> Int {
        counts.append(Count(contact: contact))
        places[contact] = counts.count - 1
        return counts.count - 1
    }

    // MARK: Pages

    /// One contact with its figure.
    private struct Entry {
        var key: Int64
        var contact: UUID

        init(key: Int64, contact: UUID) {
            self.key = key
            self.contact = contact
        }

        init?(_ cursor: Cursor) {
            guard case .integer(let key) = cursor.key else { return nil }
            self.init(key: key, contact: cursor.id)
        }

        static func precedes(_ a: Entry, _ b: Entry, _ direction: PageOrder.Direction) -> Bool {
            direction == .ascending
                ? (a.key, a.contact) < (b.key, b.contact) : (b.key, b.contact) < (a.key, a.contact)
        }
    }

    /// A page of contacts, and what lies around it.
    struct Page {
        var cursors: [Cursor]
        var hasNextPage: Bool
        var hasPreviousPage: Bool

        var contacts: [UUID] { cursors.map(\.id) }
    }

    /// The page between two cursors.
    func page(
        _ request: PageRequest, after: Cursor?, before: Cursor?, by order: ContactAnalyticsOrder,
        _ formula: RelationshipStrength
    ) -> Page {
        let direction: PageOrder.Direction = order.direction == .asc ? .ascending : .descending
        var entries = counts.map { Entry(key: key($0, order.field, formula), contact: $0.contact) }
        if let after = after.flatMap(Entry.init) { entries.removeAll { !Entry.precedes(after, $0, direction) } }
        if let before = before.flatMap(Entry.init) { entries.removeAll { !Entry.precedes($0, before, direction) } }
        entries.sort { Entry.precedes($0, $1, direction) }
        let isFromStart = request.from == .start
        let picked = isFromStart ? entries.prefix(request.count) : entries.suffix(request.count)
        let isCut = picked.count < entries.count
        return Page(
            cursors: picked.map { Cursor(key: .integer($0.key), id: $0.contact) },
            hasNextPage: isFromStart ? isCut : before != nil, hasPreviousPage: isFromStart ? after != nil : isCut)
    }

    private func key(_ count: Count, _ field: ContactAnalyticsOrderField, _ formula: RelationshipStrength) -> Int64 {
        switch field {
        case .totalInteractions: Int64(count.total)
        case .lastInteractionAt: count.last
        case .relationshipStrength:
            Int64(
                formula.strength(
                    interactions: count.total, last: count.last,
                    sentiments: (count.positive, count.neutral, count.negative)))
        }
    }
}
