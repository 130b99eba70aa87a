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

    static func accessTokens(
        of parents: Batch<User>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[AccessToken]> {
        throw FieldError("accessTokens is not written yet.", code: .internal)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<User> {
        throw FieldError("load is not written yet.", code: .internal)
    }
}
