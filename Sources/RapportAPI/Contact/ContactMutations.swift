import Batches
import GraphQLExecution
import RapportTypes

enum ContactMutations: ContactMutationResolvers {
    static func createContact(
        _ input: CreateContactInput, in context: RequestContext
    ) throws -> MutationWork<CreateContactPayload> {
        throw FieldError("createContact is not written yet.", code: .internal)
    }

    static func updateContact(
        _ input: UpdateContactInput, in context: RequestContext
    ) throws -> MutationWork<UpdateContactPayload> {
        throw FieldError("updateContact is not written yet.", code: .internal)
    }

    static func deleteContact(
        _ input: DeleteContactInput, in context: RequestContext
    ) throws -> MutationWork<DeleteContactPayload> {
        throw FieldError("deleteContact is not written yet.", code: .internal)
    }

    static func renameTag(
        _ input: RenameTagInput, in context: RequestContext
    ) throws -> MutationWork<RenameTagPayload> {
        throw FieldError("renameTag is not written yet.", code: .internal)
    }

    static func deleteTag(
        _ input: DeleteTagInput, in context: RequestContext
    ) throws -> MutationWork<DeleteTagPayload> {
        throw FieldError("deleteTag is not written yet.", code: .internal)
    }
}
