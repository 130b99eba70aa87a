import Batches
import RapportTypes

enum InteractionLoggedFields: InteractionLoggedResolvers, EventFields {
    static let interactionId = subjectId
    static let interaction: Leaf<Key<Interaction>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let interactionType = Leaf<InteractionType>.payload("interactionType")
    static let interactionOccurredAt = Leaf<DateTime>.payload("interactionOccurredAt")
    static let source = Leaf<InteractionSource>.payload("source")
}
