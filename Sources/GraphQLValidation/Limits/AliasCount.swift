import GraphQLLanguage

/// Counts how often one scope selects the same field under an alias, through fragments too.
struct AliasCount {
    /// The highest number found, and a field it was found for.
    private(set) var most = 0
    private(set) var field: Field?
    private let outline: DocumentOutline
    private var counts: [String: Int] = [:]
    private var visitedFragments: Set<Int> = []

    init(_ outline: DocumentOutline) { self.outline = outline }

    /// Counts in this scope and in all below it. Scopes of fragments are counted with their fragment, and again as a
    /// part of each scope that spreads it.
    mutating func count(_ selectionSet: SelectionSet) {
        counts.removeAll(keepingCapacity: true)
        visitedFragments.removeAll(keepingCapacity: true)
        addScope(selectionSet)
        countBelow(selectionSet)
    }

    private mutating func countBelow(_ selectionSet: SelectionSet) {
        for selection in selectionSet.selections {
            switch selection {
            case .field(let field): if let inner = field.selectionSet { count(inner) }
            case .inlineFragment(let fragment): countBelow(fragment.selectionSet)
            case .fragmentSpread: break
            }
        }
    }

    private mutating func addScope(_ selectionSet: SelectionSet) {
        for selection in selectionSet.selections {
            switch selection {
            case .field(let field): if field.alias != nil { add(field) }
            case .inlineFragment(let fragment): addScope(fragment.selectionSet)
            case .fragmentSpread(let spread):
                guard let number = outline.fragmentNumbers[spread.name.text] else { continue }
                if visitedFragments.insert(number).inserted { addScope(outline.fragments[number].selectionSet) }
            }
        }
    }

    private mutating func add(_ field: Field) {
        let count = counts[field.name.text, default: 0] + 1
        counts[field.name.text] = count
        if count > most { (most, self.field) = (count, field) }
    }
}
