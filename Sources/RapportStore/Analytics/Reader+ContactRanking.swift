import Batches
import RapportTypes
import SQLite

/// One page of the contacts that there are interactions with.
public struct RankedContacts {
    public var contacts: [UUID]
    /// Empty where they are not wanted.
    public var cursors: [String]
    public var hasNextPage: Bool
    public var hasPreviousPage: Bool
    /// How many contacts there are, over all pages.
    public var totalCount: Int
}

extension Reader {
    /// A page of the contacts that the viewer has had interactions with in a range, by a figure: one statement over one
    /// index.
    ///
    /// - Parameters:
    ///   - contact: Only this one.
    ///   - order: Nil is most interactions first.
    /// - Complexity: linear in the interactions of the range, 0.2 µs each.
    /// - Throws: `PageError`.
    public func contacts(
        withInteractionsIn range: DateTimeRange, only contact: UUID?, by order: ContactAnalyticsOrder?,
        _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> RankedContacts {
        let order = order ?? ContactAnalyticsOrder(field: .totalInteractions, direction: .desc)
        let pageOrder = PageOrder(order)
        let after = try request.after.map { try cursors.decode($0, of: pageOrder, argument: "after") }
        let before = try request.before.map { try cursors.decode($0, of: pageOrder, argument: "before") }
        let ranking = ContactRanking(for: order.field)
        try connection.visit(
            ranking.columns, interactions(in: range, only: contact, for: viewer), with: ranking)
        let page = ranking.page(
            request, after: after, before: before, by: order, RelationshipStrength(in: range, now: clock.now))
        return RankedContacts(
            contacts: page.contacts,
            cursors: columns.needsCursors ? page.cursors.map { cursors.encode($0, of: pageOrder) } : [],
            hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage, totalCount: ranking.count)
    }

    private func interactions(in range: DateTimeRange, only contact: UUID?, for viewer: Viewer) -> SQL {
        // With a `+` the owner is compared and not searched for: the contact's rows lie together.
        let whose: SQL =
            contact.map { "item.contact_id = \($0) AND +item.owner_id = \(viewer)" } ?? "item.owner_id = \(viewer)"
        return "FROM interaction AS item WHERE \(whose) AND \(SQL.interaction(within: range))"
    }
}

extension PageOrder {
    /// For cursors alone: no statement has this order.
    fileprivate init(_ order: ContactAnalyticsOrder) {
        self.init(
            "contactAnalytics.\(order.field.rawValue)", by: "contact_id", .integer,
            order.direction == .asc ? .ascending : .descending)
    }
}
