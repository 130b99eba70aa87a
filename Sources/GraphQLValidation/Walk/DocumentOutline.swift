import GraphQLLanguage

/// What a document consists of: its operations and fragments, how they spread one another, and how large they are.
///
/// Found in one pass that looks at no schema, so that limits can be checked before anything else, and shared by all
/// rules about fragments.
struct DocumentOutline {
    /// What the selections of one operation or fragment contain, those of other fragments left out.
    struct Part {
        /// Wherever they are, in document order.
        var spreads: [Spread] = []
        var fields = 0
        /// How deep fields nest.
        var depth = 0
        /// How deep selection sets nest.
        var nesting = 0
    }

    struct Spread {
        let syntax: FragmentSpread
        /// The number of the fragment, nil if the document has none of that name.
        let fragment: Int?
        /// How many fields are around it.
        let depth: Int
        /// How many selection sets are around it.
        let nesting: Int
    }

    let operations: [OperationDefinition]
    let fragments: [FragmentDefinition]
    /// Of several fragments of one name the first one counts.
    let fragmentNumbers: [String: Int]
    let operationParts: [Part]
    let fragmentParts: [Part]
    /// The most directives that stand at one location, and one of them.
    let mostDirectives: (count: Int, one: Directive?)

    init(_ document: Document) {
        let operations = document.operations
        let fragments = document.fragments
        var numbers: [String: Int] = [:]
        for (number, fragment) in fragments.enumerated() where numbers[fragment.name.text] == nil {
            numbers[fragment.name.text] = number
        }
        var outliner = Outliner(fragmentNumbers: numbers)
        operationParts = operations.map { outliner.part(of: $0) }
        fragmentParts = fragments.map { outliner.part(of: $0) }
        mostDirectives = outliner.mostDirectives
        self.operations = operations
        self.fragments = fragments
        fragmentNumbers = numbers
    }

    func fragment(named name: Name) -> FragmentDefinition? { fragmentNumbers[name.text].map { fragments[$0] } }

    /// The fragments that a part spreads, and those that these spread, each once.
    ///
    /// - Complexity: O(spreads of the document).
    func fragments(reachedFrom part: Part) -> [Int] {
        var reached: [Int] = []
        var isReached = [Bool](repeating: false, count: fragments.count)
        func visit(_ spreads: [Spread]) {
            for case let fragment? in spreads.lazy.map(\.fragment) where !isReached[fragment] {
                isReached[fragment] = true
                reached.append(fragment)
            }
        }
        visit(part.spreads)
        var next = 0
        while next < reached.count {
            visit(fragmentParts[reached[next]].spreads)
            next += 1
        }
        return reached
    }
}

/// The pass that makes an outline.
private struct Outliner {
    let fragmentNumbers: [String: Int]
    var mostDirectives: (count: Int, one: Directive?) = (0, nil)
    private var part = DocumentOutline.Part()

    init(fragmentNumbers: [String: Int]) { self.fragmentNumbers = fragmentNumbers }

    mutating func part(of operation: OperationDefinition) -> DocumentOutline.Part {
        count(operation.directives)
        for variable in operation.variableDefinitions { count(variable.directives) }
        return part(of: operation.selectionSet)
    }

    mutating func part(of fragment: FragmentDefinition) -> DocumentOutline.Part {
        count(fragment.directives)
        return part(of: fragment.selectionSet)
    }

    private mutating func part(of selectionSet: SelectionSet) -> DocumentOutline.Part {
        part = DocumentOutline.Part()
        visit(selectionSet, depth: 0, nesting: 0)
        return part
    }

    /// Descends no deeper than any document may be nested; what is deeper only counts as too deep.
    private mutating func visit(_ selectionSet: SelectionSet, depth: Int, nesting: Int) {
        part.nesting = max(part.nesting, nesting + 1)
        guard nesting < DocumentLimits.maximumNesting else { return }
        for selection in selectionSet.selections {
            count(selection.directives)
            switch selection {
            case .field(let field):
                part.fields += 1
                part.depth = max(part.depth, depth + 1)
                if let inner = field.selectionSet { visit(inner, depth: depth + 1, nesting: nesting + 1) }
            case .inlineFragment(let fragment):
                visit(fragment.selectionSet, depth: depth, nesting: nesting + 1)
            case .fragmentSpread(let spread):
                let fragment = fragmentNumbers[spread.name.text]
                part.spreads.append(
                    DocumentOutline.Spread(syntax: spread, fragment: fragment, depth: depth, nesting: nesting + 1))
            }
        }
    }

    private mutating func count(_ directives: Children<Directive>) {
        let count = directives.count
        if count > mostDirectives.count { mostDirectives = (count, directives.first) }
    }
}
