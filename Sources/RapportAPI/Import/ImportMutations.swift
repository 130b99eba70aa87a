import Batches
import GraphQLExecution
import RapportTypes

enum ImportMutations: ImportMutationResolvers {
    static func importContacts(
        _ input: ImportContactsInput, in context: RequestContext
    ) throws -> MutationWork<ImportContactsPayload> {
        throw FieldError("importContacts is not written yet.", code: .internal)
    }
}
