import GraphQLLanguage
import GraphQLSchema

/// Finds which fields conflict, once it is known that some do.
///
/// Compares fields in pairs, as the reference implementation does, so that clients see the errors that they are used
/// to: a conflict between subfields is reported for the outermost fields in which it can be repaired.
///
/// - Complexity: quadratic in the number of fields with one response key, so it stops after a number of conflicts and
///   after a number of comparisons.
struct ConflictSearch {
    struct Conflict {
        var words: ValidationError.FieldConflict
        /// The fields of one side, then those of the other.
        var ones: [Field]
        var others: [Field]

        /// At most this many are shown, of each side.
        static let maximumFields = ValidationContext.maximumLocations / 2

        var fields: [Field] {
            Array(ones.prefix(Conflict.maximumFields)) + Array(others.prefix(Conflict.maximumFields))
        }
    }

    /// A thousand conflicts are enough for anybody, even without limits.
    static let maximumConflicts = 1_000

    private(set) var found: [Conflict] = []
    private var signatures: ArgumentSignatures
    private let table: SelectionTable
    private let schema: Schema
    private var keysOfSets: [KeyedEntries?]
    private var comparedFragments: Set<Comparison> = []
    private var steps = 0
    /// How many conflicts were found, those of subfields included.
    private var conflicts = 0

    /// The entries of a selection set by response key, without those of fragments.
    private struct KeyedEntries {
        var keys: [Int] = []
        var entries: [Int: [Int]] = [:]
    }

    /// Two things that have been compared: fragments, or a selection set and a fragment.
    private struct Comparison: Hashable {
        var set: Int
        var other: Int
        /// Whether they stand below fields that never meet on one object. Then less is compared.
        var areExclusive: Bool
    }

    init(_ table: SelectionTable, _ schema: Schema, _ signatures: ArgumentSignatures) {
        self.table = table
        self.schema = schema
        self.signatures = signatures
        keysOfSets = [KeyedEntries?](repeating: nil, count: table.sets.count)
    }

    mutating func run() {
        for set in table.sets.indices where !isExhausted { search(within: set) }
    }

    private var isExhausted: Bool { conflicts >= ConflictSearch.maximumConflicts || steps > MergeCheck.maximumSteps }

    private mutating func search(within set: Int) {
        let keyed = keyed(set)
        for key in keyed.keys {
            let entries = keyed.entries[key] ?? []
            for (place, entry) in entries.enumerated() {
                for other in entries[(place + 1)...] {
                    if isExhausted { return }
                    if let conflict = compare(entry, other, areExclusive: false) { found.append(conflict) }
                }
            }
        }
        let fragments = table.sets[set].fragments
        for (place, fragment) in fragments.enumerated() {
            found += compare(set: set, fragment: fragment, areExclusive: false)
            for other in fragments[(place + 1)...] {
                found += compare(fragment: fragment, other, areExclusive: false)
            }
        }
    }
}

// MARK: - Fields

extension ConflictSearch {
    /// Two fields with the same response key.
    private mutating func compare(_ number: Int, _ otherNumber: Int, areExclusive: Bool) -> Conflict? {
        steps += 1
        let one = table.entries[number]
        let other = table.entries[otherNumber]
        let areExclusive = areExclusive || !FieldComparison.canMeet(one, other, in: schema)
        if !areExclusive {
            if one.name != other.name {
                return conflict(one, other, .differentFields(table.names[one.name], table.names[other.name]))
            }
            if signatures.signature(of: number, in: table) != signatures.signature(of: otherNumber, in: table) {
                return conflict(one, other, .differentArguments)
            }
        }
        if let type = one.type, let otherType = other.type,
            !FieldComparison.haveSameShape(type, otherType, in: schema)
        {
            return conflict(one, other, .differentTypes(schema.text(of: type), schema.text(of: otherType)))
        }
        guard let set = one.selectionSet, let otherSet = other.selectionSet else { return nil }
        let conflicts = compare(set: set, otherSet, areExclusive: areExclusive)
        guard !conflicts.isEmpty else { return nil }
        var outer = conflict(one, other, .subfields(conflicts.map(\.words)))
        outer.ones += conflicts.flatMap(\.ones)
        outer.others += conflicts.flatMap(\.others)
        return outer
    }

    private mutating func conflict(
        _ one: SelectionTable.Entry, _ other: SelectionTable.Entry, _ reason: ValidationError.FieldConflict.Reason
    ) -> Conflict {
        conflicts += 1
        let words = ValidationError.FieldConflict(responseKey: table.names[one.responseKey], reason: reason)
        return Conflict(words: words, ones: [one.syntax], others: [other.syntax])
    }
}

// MARK: - Selection sets and fragments

extension ConflictSearch {
    /// What is below two fields with the same response key.
    private mutating func compare(set: Int, _ other: Int, areExclusive: Bool) -> [Conflict] {
        var conflicts = compare(fieldsOf: set, other, areExclusive: areExclusive)
        for fragment in table.sets[other].fragments {
            conflicts += compare(set: set, fragment: fragment, areExclusive: areExclusive)
        }
        for fragment in table.sets[set].fragments {
            conflicts += compare(set: other, fragment: fragment, areExclusive: areExclusive)
        }
        for fragment in table.sets[set].fragments {
            for otherFragment in table.sets[other].fragments {
                conflicts += compare(fragment: fragment, otherFragment, areExclusive: areExclusive)
            }
        }
        return conflicts
    }

    private mutating func compare(set: Int, fragment: Int, areExclusive: Bool) -> [Conflict] {
        let fragmentSet = table.setsOfFragments[fragment]
        guard set != fragmentSet, isNew(set, fragmentSet, areExclusive) else { return [] }
        var conflicts = compare(fieldsOf: set, fragmentSet, areExclusive: areExclusive)
        for inner in table.sets[fragmentSet].fragments {
            conflicts += compare(set: set, fragment: inner, areExclusive: areExclusive)
        }
        return conflicts
    }

    private mutating func compare(fragment: Int, _ other: Int, areExclusive: Bool) -> [Conflict] {
        // Numbers below zero keep comparisons of fragments, which include their fragments, apart from those above.
        guard fragment != other, isNew(-1 - min(fragment, other), max(fragment, other), areExclusive) else {
            return []
        }
        let set = table.setsOfFragments[fragment]
        let otherSet = table.setsOfFragments[other]
        var conflicts = compare(fieldsOf: set, otherSet, areExclusive: areExclusive)
        for inner in table.sets[otherSet].fragments {
            conflicts += compare(fragment: fragment, inner, areExclusive: areExclusive)
        }
        for inner in table.sets[set].fragments {
            conflicts += compare(fragment: inner, other, areExclusive: areExclusive)
        }
        return conflicts
    }

    private mutating func compare(fieldsOf set: Int, _ other: Int, areExclusive: Bool) -> [Conflict] {
        let keyed = keyed(set)
        let otherKeyed = self.keyed(other)
        var conflicts: [Conflict] = []
        for key in keyed.keys {
            guard let others = otherKeyed.entries[key] else { continue }
            for one in keyed.entries[key] ?? [] {
                for other in others {
                    if isExhausted { return conflicts }
                    if let conflict = compare(one, other, areExclusive: areExclusive) { conflicts.append(conflict) }
                }
            }
        }
        return conflicts
    }

    /// Whether this has not been compared yet. What was compared as if it could meet need not be compared again for
    /// the case that it cannot.
    private mutating func isNew(_ set: Int, _ other: Int, _ areExclusive: Bool) -> Bool {
        steps += 1
        guard !isExhausted else { return false }
        if comparedFragments.contains(Comparison(set: set, other: other, areExclusive: false)) { return false }
        return comparedFragments.insert(Comparison(set: set, other: other, areExclusive: areExclusive)).inserted
    }

    private mutating func keyed(_ set: Int) -> KeyedEntries {
        if let known = keysOfSets[set] { return known }
        var keyed = KeyedEntries()
        var next = table.sets[set].firstEntry
        while let entry = next {
            let key = table.entries[entry].responseKey
            if keyed.entries[key] == nil { keyed.keys.append(key) }
            keyed.entries[key, default: []].append(entry)
            next = table.entries[entry].next
        }
        keysOfSets[set] = keyed
        return keyed
    }
}
