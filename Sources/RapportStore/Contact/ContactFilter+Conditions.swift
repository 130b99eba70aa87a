import RapportTypes
import SQLite

extension ContactFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        let viewer = compiler.viewer
        return [
            try compiler.id(id, "id"),
            try compiler.text(name, .folded("name_folded")),
            try compiler.text(company, .folded("company_folded")),
            try compiler.text(title, .folded("title_folded")),
            try compiler.hashedText(email, sealed: "email", hash: "email_hash", viewer.emailHash),
            try compiler.choice(relationship, "relationship"),
            try compiler.tags(tags),
            try compiler.truth(isFavorite, "is_favorite"),
            try compiler.truth(isArchived, "is_archived"),
            try compiler.instant(lastContactedAt, "last_contacted_at"),
            try compiler.instant(nextContactDueAt, "next_contact_due_at"),
            try compiler.instant(createdAt, "created_at"),
            try compiler.openFollowUp(hasOpenFollowUp),
            // Last, because it may have to open what it looks into.
            try compiler.search(
                search, of: SearchedKinds.contacts, in: ContactFilter.searched,
                named: ["name", "title", "company", "tags", "email", "notes"]),
        ]
    }

    private static let searched: [ComparedText] = [
        .folded("name_folded"), .folded("title_folded"), .folded("company_folded"), .plain("tags"),
        .sealed("email"), .sealed("notes"),
    ]
}

extension FilterCompiler {
    /// Tags of a contact, compared without case and accents. Each is a look-up in the key of `contact_tag`.
    fileprivate mutating func tags(_ filter: Omittable<TagFilter>) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let tags = try counted(list: filter.anyOf) { all.append("EXISTS (SELECT 1 \(having(tags)))") }
        if let tags = try counted(list: filter.allOf) {
            let different = Set(tags.map(Folding.fold)).count
            all.append("(SELECT count(*) \(having(tags))) = \(different)")
        }
        if let tags = try counted(list: filter.noneOf) { all.append("NOT EXISTS (SELECT 1 \(having(tags)))") }
        return FilterCompiler.all(all)
    }

    /// Those of the tags that the contact has.
    private func having(_ tags: [String]) -> SQL {
        """
        FROM contact_tag AS tag
        WHERE tag.owner_id = \(viewer) AND tag.tag_folded IN \(folded: tags) AND tag.contact_id = item.id
        """
    }
}
