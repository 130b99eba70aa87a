import Batches
import RapportStore
import RapportTypes

enum ReferralQueries: ReferralQueryResolvers {
    static func referral(
        of root: Batch<Query>, _ arguments: QueryReferralArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Referral?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func referrals(
        of root: Batch<Query>, _ arguments: QueryReferralsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ReferralConnection> {
        let viewer = try context.viewer
        let list = ReferralList(
            filter: arguments.filter, order: arguments.orderBy,
            page: try PageRequest(arguments, maximum: context.limits.pageSize))
        return Column(root, pages: try context.reader.referralPages(list, columns, for: viewer))
    }
}
