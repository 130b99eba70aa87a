import Batches
import GraphQLExecution
import RapportTypes

enum ContactQueries: ContactQueryResolvers {
    static func contact(
        of root: Batch<Query>, _ arguments: QueryContactArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Contact?> {
        throw FieldError("contact is not written yet.", code: .internal)
    }

    static func contacts(
        of root: Batch<Query>, _ arguments: QueryContactsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ContactConnection> {
        throw FieldError("contacts is not written yet.", code: .internal)
    }

    static func tags(
        of root: Batch<Query>, _ arguments: QueryTagsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[Tag]> {
        throw FieldError("tags is not written yet.", code: .internal)
    }
}
