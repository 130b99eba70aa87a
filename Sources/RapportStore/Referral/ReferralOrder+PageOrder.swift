import RapportTypes
import SQLite

extension PageOrder {
    /// Latest request first: how referrals come where nobody asks for another order.
    static let latestReferralsFirst = PageOrder(ReferralOrder(field: .requestedAt, direction: .desc))

    init(_ order: ReferralOrder?) {
        self = order.map(PageOrder.init) ?? .latestReferralsFirst
    }

    /// Each has an index below the owner, that of the answer for the latest first. Below each contact, job listing and
    /// application there is one of the request, and rows are sorted for others.
    private init(_ order: ReferralOrder) {
        let direction: Direction = order.direction == .asc ? .ascending : .descending
        switch order.field {
        case .requestedAt:
            self.init("referral.REQUESTED_AT", by: "requested_at", .integer, direction, index: .descending)
        case .receivedAt:
            self.init("referral.RECEIVED_AT", by: "received_at", .integer, isNullable: true, direction)
        case .createdAt:
            self.init("referral.CREATED_AT", by: "created_at", .integer, direction)
        }
    }
}
