import Batches
import RapportStore
import RapportTypes

/// Several contacts at once, all or none.
extension ContactMutations {
    static func mergeContacts(
        _ input: MergeContactsInput, in context: RequestContext
    ) throws -> MutationWork<MergeContactsPayload> {
        var faults = InputFaults()
        let duplicates = faults.duplicates(input)
        return try .write(faults, in: context) {
            try $0.mergeContacts(
                duplicates, into: input.survivorId, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { merged, errors in
            MergeContactsPayload(
                contact: merged.flatMap { _ in input.survivorId.key() },
                mergedContactIds: merged?.map { NodeID($0) }, userErrors: errors)
        }
    }

    static func bulkUpdateContacts(
        _ input: BulkUpdateContactsInput, in context: RequestContext
    ) throws -> MutationWork<BulkUpdateContactsPayload> {
        var faults = InputFaults()
        let target = faults.target(input.target)
        let changes = BulkContactChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateContacts(target, changes, for: $1)
        } payload: { changed, errors in
            BulkUpdateContactsPayload(
                updatedCount: changed?.count, contacts: changed?.prefix(100).map { Key($0) }, userErrors: errors)
        }
    }

    static func bulkDeleteContacts(
        _ input: BulkDeleteContactsInput, in context: RequestContext
    ) throws -> MutationWork<BulkDeleteContactsPayload> {
        var faults = InputFaults()
        let target = faults.target(input.target)
        return try .write(faults, in: context) {
            try $0.deleteContacts(target, for: $1)
        } payload: {
            BulkDeleteContactsPayload(deletedContactIds: $0?.map { NodeID($0) }, userErrors: $1)
        }
    }
}

extension BulkContactChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears the rhythm.
    fileprivate init(_ input: BulkUpdateContactsInput, _ faults: inout InputFaults) {
        let added = faults.contactTags(input.addTags.value ?? [], ["addTags"])
        let removed = faults.contactTags(input.removeTags.value ?? [], ["removeTags"])
        faults.notBoth(added, removed)
        faults.notCleared(input.relationship, ["relationship"])
        faults.notCleared(input.isArchived, ["isArchived"])
        faults.rhythm(input.keepInTouchEveryDays)
        self.init(
            addTags: added, removeTags: removed, relationship: input.relationship.value,
            isArchived: input.isArchived.value,
            keepInTouchEveryDays: input.keepInTouchEveryDays)
    }
}

extension InputFaults {
    /// The contacts to fold into another one: 1 to 20 different ones.
    fileprivate mutating func duplicates(_ input: MergeContactsInput) -> [NodeID] {
        let ids = input.duplicateIds
        let maximum = WriteTransaction.maximumDuplicates
        guard counted(ids, ["duplicateIds"], maximum: maximum) else { return [] }
        var seen: Set<NodeID> = []
        for (index, id) in ids.enumerated() where id.uuid != nil {
            let path = ["duplicateIds", String(index)]
            if id.canonical == input.survivorId.canonical {
                add(.invalidFormat, path, "A contact cannot be folded into itself.")
            } else if !seen.insert(id.canonical).inserted {
                add(.invalidFormat, path, "This contact is named twice.")
            }
        }
        return ids
    }

    /// What a bulk operation is about: 1 to 500 ids, which may repeat, or a filter.
    fileprivate mutating func target(_ target: ContactTargetInput) -> ContactTargetInput {
        guard case .ids(let ids) = target else { return target }
        return counted(ids, ["target", "ids"], maximum: WriteTransaction.maximumTargetIDs) ? target : .ids([])
    }

    /// Whether a list has at least one item and not too many.
    private mutating func counted<T>(_ list: [T], _ path: [String], maximum: Int) -> Bool {
        if list.isEmpty { add(.required, path, "At least one is needed.") }
        if list.count > maximum {
            add(.tooLong, path, "At most \(maximum) are allowed, these are \(list.count).", maximum: maximum)
        }
        return (1...maximum).contains(list.count)
    }

    /// A tag cannot come and go.
    fileprivate mutating func notBoth(_ added: [String], _ removed: [String]) {
        let added = Set(added.filter { !$0.isEmpty }.map(Folding.fold))
        for (index, tag) in removed.enumerated() where added.contains(Folding.fold(tag)) {
            add(.invalidFormat, ["removeTags", String(index)], "This tag is to be added, too.")
        }
    }
}
