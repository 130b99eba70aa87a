import GraphQLLanguage
import GraphQLSchema

/// The selection sets of a document as numbers: what is compared when fields are merged.
///
/// A field has one parent type, wherever its fragment is spread, so one entry says all about it. Inline fragments are
/// part of the selection set around them; fragments are sets of their own, named by number.
struct SelectionTable {
    struct Entry {
        let syntax: Field
        let responseKey: Int
        let name: Int
        /// Nil where it is unknown.
        let parentType: Int?
        let type: TypeReference?
        /// The set of its subfields.
        let selectionSet: Int?
        /// The next entry of the same set.
        fileprivate(set) var next: Int?
    }

    struct SelectionSet {
        fileprivate(set) var firstEntry: Int?
        fileprivate var lastEntry: Int?
        /// The fragments it spreads, each once.
        fileprivate(set) var fragments: [Int] = []
    }

    private(set) var entries: [Entry] = []
    private(set) var sets: [SelectionSet] = []
    private(set) var setsOfOperations: [Int]
    private(set) var setsOfFragments: [Int]
    /// Response keys and names, by number.
    private(set) var names: [String] = []
    private var numbersOfNames: [String: Int] = [:]
    /// The sets that the walk is in, the innermost last.
    private var open: [Int] = []

    init(_ outline: DocumentOutline) {
        setsOfOperations = [Int](repeating: 0, count: outline.operations.count)
        setsOfFragments = [Int](repeating: 0, count: outline.fragments.count)
        let fields = (outline.operationParts + outline.fragmentParts).reduce(0) { $0 + $1.fields }
        entries.reserveCapacity(fields)
        // A document of a thousand fields has the same few names again and again.
        numbersOfNames.reserveCapacity(min(fields, 100))
    }

    mutating func enter(operation: Int) { setsOfOperations[operation] = openSet() }

    mutating func enter(fragment: Int) { setsOfFragments[fragment] = openSet() }

    /// A field with subfields, which follow.
    mutating func enter(_ field: SelectedField) {
        let parent = open[open.count - 1]
        let set = openSet()
        add(field, to: parent, selectionSet: set)
    }

    mutating func leave() { open.removeLast() }

    /// A field without subfields.
    mutating func add(_ field: SelectedField) { add(field, to: open[open.count - 1], selectionSet: nil) }

    mutating func add(spreadOf fragment: Int) {
        let set = open[open.count - 1]
        if !sets[set].fragments.contains(fragment) { sets[set].fragments.append(fragment) }
    }

    private mutating func openSet() -> Int {
        open.append(sets.count)
        sets.append(SelectionSet())
        return sets.count - 1
    }

    private mutating func add(_ field: SelectedField, to set: Int, selectionSet: Int?) {
        let name = number(of: field.name)
        let responseKey = field.syntax.alias.map { number(of: $0.text) } ?? name
        let entry = entries.count
        entries.append(
            Entry(
                syntax: field.syntax, responseKey: responseKey, name: name, parentType: field.parentType,
                type: field.type, selectionSet: selectionSet, next: nil))
        if let last = sets[set].lastEntry { entries[last].next = entry } else { sets[set].firstEntry = entry }
        sets[set].lastEntry = entry
    }

    private mutating func number(of name: String) -> Int {
        if let number = numbersOfNames[name] { return number }
        numbersOfNames[name] = names.count
        names.append(name)
        return names.count - 1
    }
}
