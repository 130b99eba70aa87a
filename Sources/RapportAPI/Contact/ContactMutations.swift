import Batches
import RapportStore
import RapportTypes

enum ContactMutations: ContactMutationResolvers {
    static func createContact(
        _ input: CreateContactInput, in context: RequestContext
    ) throws -> MutationWork<CreateContactPayload> {
        var faults = InputFaults()
        let new = NewContact(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "createContact", input, faults, in: context) {
            try $0.createContact(new, allowDuplicate: input.allowDuplicate, for: $1)
        } payload: {
            CreateContactPayload(contact: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateContact(
        _ input: UpdateContactInput, in context: RequestContext
    ) throws -> MutationWork<UpdateContactPayload> {
        var faults = InputFaults()
        let changes = ContactChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateContact(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateContactPayload(contact: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteContact(
        _ input: DeleteContactInput, in context: RequestContext
    ) throws -> MutationWork<DeleteContactPayload> {
        try .write(in: context) {
            try $0.deleteContact(input.id, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { relatedCount, errors in
            DeleteContactPayload(
                deletedContactId: relatedCount.map { _ in input.id.canonical }, deletedRelatedCount: relatedCount,
                userErrors: errors)
        }
    }
}
