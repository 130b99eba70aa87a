import Batches
import GraphQLExecution
import RapportTypes

enum AccessTokenFields: AccessTokenResolvers {
    static let name = Leaf<String>(.plain("name"))
    static let readOnly = Leaf<Bool>(.plain("read_only"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let expiresAt = Leaf<DateTime?>(.plain("expires_at"))
    static let lastUsedAt = Leaf<DateTime?>(.plain("last_used_at"))

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<AccessToken> {
        Batch(try context.reader.accessTokens(ids, columns, for: context.viewer))
    }
}
