import Batches
import RapportStore
import RapportTypes

/// Tags are no records of their own: they are what contacts have.
extension ContactMutations {
    static func renameTag(
        _ input: RenameTagInput, in context: RequestContext
    ) throws -> MutationWork<RenameTagPayload> {
        var faults = InputFaults()
        let newName = faults.line(input.newName, ["newName"], maximum: ContactLimits.tag)
        return try .write(faults, in: context) { transaction, viewer in
            let renamed = try transaction.renameTag(Text.trimmed(input.name), to: newName, for: viewer)
            return try renamed.map { _ in try transaction.tag(newName, for: viewer) }
        } payload: {
            RenameTagPayload(tag: $0 ?? nil, userErrors: $1)
        }
    }

    static func deleteTag(
        _ input: DeleteTagInput, in context: RequestContext
    ) throws -> MutationWork<DeleteTagPayload> {
        try .write(in: context) {
            try $0.deleteTag(Text.trimmed(input.name), for: $1)
        } payload: {
            DeleteTagPayload(affectedContactCount: $0, userErrors: $1)
        }
    }
}
