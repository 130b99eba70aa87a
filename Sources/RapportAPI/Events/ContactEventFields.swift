import Batches
import RapportTypes

enum ContactCreatedFields: ContactCreatedResolvers, EventFields {
    static let contact: Leaf<Key<Contact>?> = subject()
}

enum ContactUpdatedFields: ContactUpdatedResolvers, EventFields {
    static let contact: Leaf<Key<Contact>?> = subject()
    static let changedFields = Leaf<[String]>.payload("changedFields")
}

enum ContactDeletedFields: ContactDeletedResolvers, EventFields {
    static let contactId = subjectId
}
