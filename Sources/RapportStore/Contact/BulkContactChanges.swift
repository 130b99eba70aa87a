import RapportTypes

/// One change to many contacts. What is left out stays.
public struct BulkContactChanges: Hashable, Sendable {
    public var addTags: [String]
    public var removeTags: [String]
    public var relationship: RelationshipType?
    public var isArchived: Bool?
    public var keepInTouchEveryDays: Omittable<Int>

    public init(
        addTags: [String] = [], removeTags: [String] = [], relationship: RelationshipType? = nil,
        isArchived: Bool? = nil, keepInTouchEveryDays: Omittable<Int> = .omitted
    ) {
        self.addTags = addTags
        self.removeTags = removeTags
        self.relationship = relationship
        self.isArchived = isArchived
        self.keepInTouchEveryDays = keepInTouchEveryDays
    }

    /// The values of a contact after the change. A tag that it has keeps its spelling.
    func values(after values: ContactValues) -> ContactValues {
        var changed = values.changed(
            by: ContactChanges(
                relationship: relationship, isArchived: isArchived, keepInTouchEveryDays: keepInTouchEveryDays))
        let removed = Set(removeTags.map(Folding.fold))
        changed.setTags(values.tags.filter { !removed.contains(Folding.fold($0)) } + addTags)
        return changed
    }
}
