import Batches
import GraphQLExecution
import RapportStore
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

    static let linkedInProfileNeeds = [NeededColumn(name: "linked_in_profile", kind: .text, isSealed: true)]

    /// One statement takes the profiles of all contacts apart.
    static func linkedInProfile(
        of contacts: Batch<Contact>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<LinkedInProfile?> {
        let cell = contacts.rows.columns?.index(of: "linked_in_profile") ?? 0
        let stored = (0..<contacts.count).filter { !contacts.rows[$0, cell].isNull }
        let profiles = try context.reader.linkedInProfiles(
            stored.map { contacts.rows.string(of: contacts.rows[$0, cell]) })
        let found = Dictionary(uniqueKeysWithValues: zip(stored, profiles))
        return Column(contacts, values: { found[$0] })
    }

    /// Who may be the same person as each contact: one statement, however many contacts there are.
    static func possibleDuplicates(
        of contacts: Batch<Contact>, _ arguments: ContactPossibleDuplicatesArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<[DuplicateCandidate]> {
        let page = try PageRequest(first: arguments.first, maximum: context.limits.pageSize)
        let found = try context.reader.duplicates(of: contacts.ids, first: page.count, for: context.viewer)
        return Column(contacts, lists: { found[$0] })
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Contact> {
        Batch(try context.reader.contacts(ids, columns, for: context.viewer))
    }
}
