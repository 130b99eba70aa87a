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
    /// Tags of a contact, compared without case and accents. Who has them is read from the key of `contact_tag`, once
    /// for a statement; the order of the list stays that of its index (`+`).
    fileprivate mutating func tags(_ filter: Omittable<TagFilter>) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let tags = try counted(list: filter.anyOf) { all.append("+item.id IN (\(contacts(having: tags)))") }
        if let tags = try counted(list: filter.allOf), !tags.isEmpty {
            let different = Set(tags.map(Folding.fold)).count
            let them = contacts(having: tags)
            all.append("+item.id IN (\(them) GROUP BY tag.contact_id HAVING count(*) = \(different))")
        }
        if let tags = try counted(list: filter.noneOf) { all.append("+item.id NOT IN (\(contacts(having: tags)))") }
        return FilterCompiler.all(all)
    }

    /// Whoever has any of the tags; once for each tag.
    private func contacts(having tags: [String]) -> SQL {
        """
        SELECT tag.contact_id FROM contact_tag AS tag
        WHERE tag.owner_id = \(viewer) AND tag.tag_folded IN \(folded: tags)
        """
    }
}
