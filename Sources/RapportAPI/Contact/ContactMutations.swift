import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum ContactMutations: ContactMutationResolvers {
    static func createContact(
        _ input: CreateContactInput, in context: RequestContext
    ) throws -> MutationWork<CreateContactPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let new = NewContact(input, now: context.now, &faults)
        guard faults.isEmpty else {
            // Whoever corrects the rest should not learn of a duplicate only then.
            if !input.allowDuplicate { try addDuplicates(of: new, to: &faults, in: context) }
            return .done(CreateContactPayload(userErrors: faults.errors))
        }
        return .write(for: viewer) { transaction in
            try transaction.once(
                input.idempotencyKey.value, "createContact", input, for: viewer,
                payload: { CreateContactPayload(contact: $0.map { Key($0) }, userErrors: $1) }
            ) {
                switch try transaction.createContact(new, allowDuplicate: input.allowDuplicate, for: viewer) {
                case .created(let id): .record(id)
                case .duplicate(let matches): .errors(UserError.duplicates(matches))
                case .tooMany(let maximum): .errors([.tooMany("contacts", maximum: maximum)])
                }
            }
        }
    }

    static func updateContact(
        _ input: UpdateContactInput, in context: RequestContext
    ) throws -> MutationWork<UpdateContactPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let changes = ContactChanges(input, &faults)
        guard faults.isEmpty else {
            let errors = try context.errors(faults, naming: Contact.self, input.id, ["id"])
            return .done(UpdateContactPayload(userErrors: errors))
        }
        return .write(for: viewer) { transaction in
            try transaction.updateContact(
                input.id.uuidOrNil, changes, expectedVersion: input.expectedVersion.value, for: viewer
            ).payload(input.id) { UpdateContactPayload(contact: $0, userErrors: $1) }
        }
    }

    static func deleteContact(
        _ input: DeleteContactInput, in context: RequestContext
    ) throws -> MutationWork<DeleteContactPayload> {
        let viewer = try context.author
        return .write(for: viewer) { transaction in
            let id = input.id.uuidOrNil
            let outcome = try transaction.deleteContact(
                id, expectedVersion: input.expectedVersion.value, for: viewer)
            return switch outcome {
            case .deleted(let count):
                DeleteContactPayload(deletedContactId: NodeID(id), deletedRelatedCount: count)
            case .versionConflict: DeleteContactPayload(userErrors: [.versionConflict(Key<Contact>(id))])
            case .notFound: DeleteContactPayload(userErrors: [.notFound(input.id, ["id"])])
            }
        }
    }

    private static func addDuplicates(
        of new: NewContact, to faults: inout InputFaults, in context: RequestContext
    ) throws {
        let matches = try context.reader.contactMatches(
            email: new.values.email, linkedInURL: new.values.linkedInURL, for: context.author)
        for error in UserError.duplicates(matches) { faults.append(error) }
    }
}

extension UserError {
    /// Others have the email address or the profile.
    fileprivate static func duplicates(_ matches: ContactMatches) -> [UserError] {
        let email = matches.email.map { duplicate($0, "email", "A contact with this email address exists.") }
        let linkedIn = matches.linkedIn.map {
            duplicate($0, "linkedInUrl", "A contact with this LinkedIn profile exists.")
        }
        return [email, linkedIn].compactMap { $0 }
    }

    private static func duplicate(_ existing: UUID, _ field: String, _ message: String) -> UserError {
        .duplicateError(
            DuplicateError(
                message: message, code: .duplicate, path: ["input", field],
                existing: AnyKey(Key<Contact>(existing))))
    }
}
