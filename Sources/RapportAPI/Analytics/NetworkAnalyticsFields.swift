import Batches
import RapportStore
import RapportTypes

enum NetworkAnalyticsFields: NetworkAnalyticsResolvers {
    static func topCompanies(
        of networks: Batch<NetworkAnalytics>, _ arguments: NetworkAnalyticsTopCompaniesArguments,
        _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[CompanyCount]> {
        let page = try PageRequest(first: arguments.first, maximum: context.limits.pageSize)
        let companies = try context.reader.topCompanies(page.count, for: context.viewer)
        return Column(networks, lists: { _ in companies })
    }
}
