import GraphQLSchema

/// Decides whether the fields of a document can be merged.
///
/// The fields of one response key are compared as a set: all with the first one, not each with each. What they select
/// below is merged and checked as one set again; a set that was checked is not checked again. So a selection set of
/// 10,000 equal fields takes 10,000 steps, and a document without response keys that occur twice takes one step for
/// each field.
///
/// Sets of selection sets can be made to multiply, in the way in which a deterministic automaton can have exponentially
/// more states than the nondeterministic one it is made from. So the steps are limited.
///
/// After Simon Adameit's "GraphQL overlapping fields can be merged fast".
struct MergeCheck {
    enum Answer: Equatable { case mergeable, conflict, tooManySteps }

    /// The steps are entries looked at. A million take about ten milliseconds.
    static let maximumSteps = 1_000_000

    private(set) var steps = 0
    private(set) var signatures: ArgumentSignatures
    private let table: SelectionTable
    private let schema: Schema
    private let outline: DocumentOutline

    /// Sets of one and sets of several that have been checked, and the latter for shape only.
    private var isChecked: [Bool]
    private var checked: Set<[Int]> = []
    private var checkedForShape: Set<[Int]> = []

    /// For each response key the last collection it was seen in, and its group there. For each fragment likewise.
    private var collection = 0
    private var collectionOfKey: [Int]
    private var groupOfKey: [Int]
    private var collectionOfFragment: [Int]

    init(_ table: SelectionTable, _ schema: Schema, _ outline: DocumentOutline) {
        self.table = table
        self.schema = schema
        self.outline = outline
        signatures = ArgumentSignatures(table)
        isChecked = [Bool](repeating: false, count: table.sets.count)
        collectionOfKey = [Int](repeating: 0, count: table.names.count)
        groupOfKey = [Int](repeating: 0, count: table.names.count)
        collectionOfFragment = [Int](repeating: 0, count: table.setsOfFragments.count)
    }

    /// Checks all operations, and the fragments that none of them spreads. The others are parts of what was checked:
    /// fields that conflict in a set conflict in a larger one too.
    mutating func run() -> Answer {
        do throws(Stop) {
            for set in table.setsOfOperations { try check([set], depth: 0) }
            for (fragment, set) in table.setsOfFragments.enumerated() where collectionOfFragment[fragment] == 0 {
                try check([set], depth: 0)
            }
            return .mergeable
        } catch {
            return error == .conflict ? .conflict : .tooManySteps
        }
    }

    private enum Stop: Error { case conflict, tooManySteps }

    /// Spec: FieldsInSetCanMerge, of the union of some selection sets.
    private mutating func check(_ sets: [Int], depth: Int) throws(Stop) {
        guard try begin(sets, depth) else { return }
        let (alone, groups) = try collect(sets)
        for entry in alone {
            if let set = table.entries[entry].selectionSet { try check([set], depth: depth + 1) }
        }
        for group in groups {
            try compareShapes(group)
            let classes = classes(of: group)
            for members in classes {
                try compareNamesAndArguments(members)
                try check(subselections(of: members), depth: depth + 1)
            }
            // Fields that never meet on one object have to look alike nevertheless.
            if classes.count > 1 { try checkShapes(subselections(of: group), depth: depth + 1) }
        }
    }

    /// Spec: SameResponseShape, of the union of some selection sets.
    private mutating func checkShapes(_ sets: [Int], depth: Int) throws(Stop) {
        // One selection set is compared with itself where it stands.
        guard sets.count > 1, depth <= DocumentLimits.maximumNesting else { return }
        guard !checked.contains(sets), checkedForShape.insert(sets).inserted else { return }
        for group in try collect(sets).groups {
            try compareShapes(group)
            try checkShapes(subselections(of: group), depth: depth + 1)
        }
    }

    /// Whether there is something to check.
    private mutating func begin(_ sets: [Int], _ depth: Int) throws(Stop) -> Bool {
        // Deeper than any document without cycles of fragments.
        guard let first = sets.first, depth <= DocumentLimits.maximumNesting else { return false }
        guard sets.count == 1 else { return checked.insert(sets).inserted }
        if isChecked[first] { return false }
        isChecked[first] = true
        return true
    }
}

// MARK: - Comparing

extension MergeCheck {
    private mutating func compareShapes(_ group: [Int]) throws(Stop) {
        try count(group.count)
        // An unknown type says nothing, so the first known one stands for all.
        guard let first = group.first(where: { table.entries[$0].type != nil }) else { return }
        let type = table.entries[first].type
        for entry in group where !FieldComparison.haveSameShape(type, table.entries[entry].type, in: schema) {
            throw .conflict
        }
    }

    private mutating func compareNamesAndArguments(_ group: [Int]) throws(Stop) {
        try count(group.count)
        guard group.count > 1 else { return }
        let name = table.entries[group[0]].name
        let signature = signatures.signature(of: group[0], in: table)
        for entry in group.dropFirst() {
            guard table.entries[entry].name == name, signatures.signature(of: entry, in: table) == signature else {
                throw .conflict
            }
        }
    }

    /// The fields that can meet on one object: those on the same object type, together with all that are on
    /// interfaces, unions or unknown types.
    private func classes(of group: [Int]) -> [[Int]] {
        var abstract: [Int] = []
        var objects: [Int: [Int]] = [:]
        var order: [Int] = []
        for entry in group {
            guard let type = table.entries[entry].parentType, schema.types[type].kind == .object else {
                abstract.append(entry)
                continue
            }
            if objects[type] == nil { order.append(type) }
            objects[type, default: []].append(entry)
        }
        guard order.count > 1 else { return [group] }
        return order.map { abstract + (objects[$0] ?? []) }
    }

    /// The selection sets below some fields: sorted, each once.
    private func subselections(of group: [Int]) -> [Int] {
        var sets = group.compactMap { table.entries[$0].selectionSet }
        sets.sort()
        guard sets.count > 1 else { return sets }
        return sets.indices.filter { $0 == 0 || sets[$0] != sets[$0 - 1] }.map { sets[$0] }
    }
}

// MARK: - Collecting

extension MergeCheck {
    /// The entries of some selection sets and of the fragments that they spread: those with a response key of their
    /// own, and groups of those that share one.
    private mutating func collect(_ sets: [Int]) throws(Stop) -> (alone: [Int], groups: [[Int]]) {
        collection += 1
        var firsts: [Int] = []
        var groups: [[Int]] = []
        var pending = sets
        while let set = pending.popLast() {
            for fragment in table.sets[set].fragments where collectionOfFragment[fragment] != collection {
                collectionOfFragment[fragment] = collection
                pending.append(table.setsOfFragments[fragment])
            }
            var next = table.sets[set].firstEntry
            while let entry = next {
                next = table.entries[entry].next
                try count(1)
                add(entry, &firsts, &groups)
            }
        }
        guard !groups.isEmpty else { return (firsts, []) }
        return (firsts.filter { groupOfKey[table.entries[$0].responseKey] < 0 }, groups)
    }

    /// A group begins when its key is seen for the second time. Until then `groupOfKey` has the only entry, as a
    /// negative number.
    private mutating func add(_ entry: Int, _ firsts: inout [Int], _ groups: inout [[Int]]) {
        let key = table.entries[entry].responseKey
        if collectionOfKey[key] != collection {
            collectionOfKey[key] = collection
            groupOfKey[key] = -1 - entry
            firsts.append(entry)
        } else if groupOfKey[key] < 0 {
            let first = -1 - groupOfKey[key]
            groupOfKey[key] = groups.count
            groups.append([first, entry])
        } else {
            groups[groupOfKey[key]].append(entry)
        }
    }

    private mutating func count(_ number: Int) throws(Stop) {
        steps += number
        if steps > MergeCheck.maximumSteps { throw .tooManySteps }
    }
}
