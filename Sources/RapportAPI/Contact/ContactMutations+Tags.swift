import Batches
import RapportStore
import RapportTypes

/// Tags are no records of their own: they are what contacts have.
extension ContactMutations {
    static func renameTag(
        _ input: RenameTagInput, in context: RequestContext
    ) throws -> MutationWork<RenameTagPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let newName = faults.line(input.newName, ["newName"], maximum: ContactLimits.tag)
        guard faults.isEmpty else { return .done(RenameTagPayload(userErrors: faults.errors)) }
        return .write(for: viewer) { transaction in
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
        return .write(for: viewer) { transaction in
            switch try transaction.deleteTag(Text.trimmed(input.name), for: viewer) {
            case .changed(let contacts): DeleteTagPayload(affectedContactCount: contacts)
            case .unknown: DeleteTagPayload(userErrors: [.unknownTag])
            }
        }
    }
}

extension UserError {
    fileprivate static let unknownTag = UserError.validationError(
        ValidationError(message: "No contact has this tag.", code: .notFound, path: ["input", "name"]))
}
