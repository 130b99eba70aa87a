import Batches
import GraphQLExecution
import RapportTypes

enum UserFields: UserResolvers {
    static let email = Leaf<EmailAddress>(.plain("email"))
    static let name = Leaf<String>(.plain("name"))
    static let timeZone = Leaf<TimeZoneName>(.plain("time_zone"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    /// The viewer's tokens: a viewer sees one account, so every parent is that one.
    static func accessTokens(
        of users: Batch<User>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[AccessToken]> {
        let rows = try context.reader.accessTokens(columns, for: context.viewer)
        return Column(users, rows: Batch<AccessToken>(rows), runs: { _ in 0..<rows.count })
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<User> {
        Batch(try context.reader.users(ids, columns, for: context.viewer))
    }
}
