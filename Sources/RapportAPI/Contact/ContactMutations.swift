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
        let new = newContact(input, now: context.now, &faults)
        guard faults.isEmpty else {
            // Whoever corrects the rest should not learn of a duplicate only then.
            if !input.allowDuplicate { try addDuplicates(of: new, to: &faults, in: context) }
            return .done(CreateContactPayload(userErrors: faults.errors))
        }
        return .write { transaction in
            try transaction.once(
                input.idempotencyKey.value, "createContact", input, for: viewer,
                payload: { CreateContactPayload(contact: $0.map { Key($0) }, userErrors: $1) }
            ) {
                switch try transaction.createContact(new, allowDuplicate: input.allowDuplicate, for: viewer) {
                case .created(let id): .record(id)
                case .duplicate(let matches): .errors(UserError.duplicates(matches))
                case .tooMany(let maximum): .errors([.tooManyContacts(maximum: maximum)])
                }
            }
        }
    }

    static func updateContact(
        _ input: UpdateContactInput, in context: RequestContext
    ) throws -> MutationWork<UpdateContactPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let changes = changes(input, &faults)
        guard faults.isEmpty else { return .done(UpdateContactPayload(userErrors: faults.errors)) }
        return .write { transaction in
            guard let id = input.id.uuid else {
                return UpdateContactPayload(userErrors: [.notFound(input.id, ["id"])])
            }
            let outcome = try transaction.updateContact(
                id, changes, expectedVersion: input.expectedVersion.value, for: viewer)
            return switch outcome {
            case .updated, .unchanged: UpdateContactPayload(contact: Key(id))
            case .versionConflict: UpdateContactPayload(userErrors: [.versionConflict(Key<Contact>(id))])
            case .notFound: UpdateContactPayload(userErrors: [.notFound(input.id, ["id"])])
            }
        }
    }

    static func deleteContact(
        _ input: DeleteContactInput, in context: RequestContext
    ) throws -> MutationWork<DeleteContactPayload> {
        let viewer = try context.author
        return .write { transaction in
            guard let id = input.id.uuid else {
                return DeleteContactPayload(userErrors: [.notFound(input.id, ["id"])])
            }
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

    static func renameTag(
        _ input: RenameTagInput, in context: RequestContext
    ) throws -> MutationWork<RenameTagPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let newName = faults.line(input.newName, ["newName"], maximum: 50)
        guard faults.isEmpty else { return .done(RenameTagPayload(userErrors: faults.errors)) }
        return .write { transaction in
            switch try transaction.renameTag(Text.trimmed(input.name), to: newName, for: viewer) {
            case .changed: RenameTagPayload(tag: try transaction.tag(newName, for: viewer))
            case .unknown: RenameTagPayload(userErrors: [.unknownTag])
            }
        }
    }

    static func deleteTag(
        _ input: DeleteTagInput, in context: RequestContext
    ) throws -> MutationWork<DeleteTagPayload> {
        let viewer = try context.author
        return .write { transaction in
            switch try transaction.deleteTag(Text.trimmed(input.name), for: viewer) {
            case .changed(let contacts): DeleteTagPayload(affectedContactCount: contacts)
            case .unknown: DeleteTagPayload(userErrors: [.unknownTag])
            }
        }
    }

    // MARK: Inputs

    private static func newContact(
        _ input: CreateContactInput, now: DateTime, _ faults: inout InputFaults
    ) -> NewContact {
        let values = ContactValues(
            name: faults.contactName(input.name), title: faults.contactTitle(input.title).value,
            company: faults.contactCompany(input.company).value, email: input.email.value,
            phone: faults.contactPhone(input.phone).value,
            linkedInURL: faults.contactLinkedIn(input.linkedInUrl).value, relationship: input.relationship,
            notes: faults.contactNotes(input.notes).value, tags: faults.contactTags(input.tags),
            keepInTouchEveryDays: input.keepInTouchEveryDays.value)
        faults.past(input.lastContactedAt.value, ["lastContactedAt"], now: now)
        faults.contactRhythm(input.keepInTouchEveryDays)
        return NewContact(values, lastContactedAt: input.lastContactedAt.value)
    }

    private static func changes(_ input: UpdateContactInput, _ faults: inout InputFaults) -> ContactChanges {
        faults.notCleared(input.name, ["name"])
        faults.notCleared(input.relationship, ["relationship"])
        faults.notCleared(input.isFavorite, ["isFavorite"])
        faults.notCleared(input.isArchived, ["isArchived"])
        faults.contactRhythm(input.keepInTouchEveryDays)
        return ContactChanges(
            name: input.name.value.map { faults.contactName($0) }, title: faults.contactTitle(input.title),
            company: faults.contactCompany(input.company), email: input.email,
            phone: faults.contactPhone(input.phone), linkedInURL: faults.contactLinkedIn(input.linkedInUrl),
            relationship: input.relationship.value, notes: faults.contactNotes(input.notes),
            tags: tags(input.tags, &faults), isFavorite: input.isFavorite.value, isArchived: input.isArchived.value,
            keepInTouchEveryDays: input.keepInTouchEveryDays)
    }

    /// All tags are replaced: null leaves none.
    private static func tags(_ tags: Omittable<[String]>, _ faults: inout InputFaults) -> [String]? {
        switch tags {
        case .omitted: nil
        case .null: []
        case .value(let tags): faults.contactTags(tags)
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

    fileprivate static func tooManyContacts(maximum: Int) -> UserError {
        .validationError(
            ValidationError(
                message: "An account has at most \(maximum) contacts.", code: .limitExceeded,
                maximum: Double(maximum)))
    }

    fileprivate static let unknownTag = UserError.validationError(
        ValidationError(message: "No contact has this tag.", code: .notFound, path: ["input", "name"]))
}
