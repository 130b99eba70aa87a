import Batches
import GraphQLExecution
import RapportTypes

enum ContactFields: ContactResolvers {
    static let name = Leaf<String>(.plain("name"))
    static let title = Leaf<String?>(.plain("title"))
    static let company = Leaf<String?>(.plain("company"))
    static let email = Leaf<EmailAddress?>(.sealed("email"))
    static let phone = Leaf<String?>(.sealed("phone"))
    static let linkedInUrl = Leaf<WebURL?>(.sealed("linked_in_url"))
    static let relationship = Leaf<RelationshipType>(.plain("relationship"))
    static let notes = Leaf<String?>(.sealed("notes"))
    static let tags = Leaf<[String]>(.plain("tags"))
    static let isFavorite = Leaf<Bool>(.plain("is_favorite"))
    static let isArchived = Leaf<Bool>(.plain("is_archived"))
    static let lastContactedAt = Leaf<DateTime?>(.plain("last_contacted_at"))
    static let keepInTouchEveryDays = Leaf<Int?>(.plain("keep_in_touch_every_days"))
    static let nextContactDueAt = Leaf<DateTime?>(.plain("next_contact_due_at"))
    static let source = Leaf<ContactSource>(.plain("source"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Contact> {
        Batch(try context.reader.contacts(ids, columns, for: context.viewer))
    }
}
