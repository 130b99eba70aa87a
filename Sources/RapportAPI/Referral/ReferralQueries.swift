import Batches
import RapportStore
import RapportTypes

enum ReferralQueries: ReferralQueryResolvers {
    static func referral(
        of root: Batch<Query>, _ arguments: QueryReferralArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Referral?> {
        try context.record(arguments.id, below: root)
    }

    static func referrals(
        of root: Batch<Query>, _ arguments: QueryReferralsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ReferralConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.referralPages(list, columns, for: viewer))
    }
}
