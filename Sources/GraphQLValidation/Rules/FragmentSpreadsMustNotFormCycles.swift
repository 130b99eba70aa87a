import GraphQLLanguage

/// No fragment spreads itself, neither directly nor through others.
///
/// Spec: 5.5.2.2 Fragment Spreads Must Not Form Cycles.
enum FragmentSpreadsMustNotFormCycles {
    static func check(_ context: inout ValidationContext) {
        let outline = context.outline
        guard !outline.fragments.isEmpty else { return }
        var search = CycleSearch(outline)
        for fragment in outline.fragments.indices { search.visit(fragment, &context) }
    }
}

/// A depth-first search that reports each spread that leads back to a fragment it came from.
///
/// - Complexity: O(spreads), and the length of its path for each error. The recursion is as deep as fragments nest,
///   which `DocumentLimits.maximumNesting` bounds.
private struct CycleSearch {
    private let outline: DocumentOutline
    private var isVisited: [Bool]
    /// The spreads from the first fragment to the current one.
    private var path: [DocumentOutline.Spread] = []
    /// For a fragment on the path, how many spreads lead to it.
    private var placeOnPath: [Int?]

    init(_ outline: DocumentOutline) {
        self.outline = outline
        isVisited = [Bool](repeating: false, count: outline.fragments.count)
        placeOnPath = [Int?](repeating: nil, count: outline.fragments.count)
    }

    mutating func visit(_ fragment: Int, _ context: inout ValidationContext) {
        guard !isVisited[fragment] else { return }
        isVisited[fragment] = true
        placeOnPath[fragment] = path.count
        for spread in outline.fragmentParts[fragment].spreads {
            guard let target = spread.fragment else { continue }
            path.append(spread)
            if let start = placeOnPath[target] {
                report(path[start...], &context)
            } else {
                visit(target, &context)
            }
            path.removeLast()
        }
        placeOnPath[fragment] = nil
    }

    private func report(_ cycle: ArraySlice<DocumentOutline.Spread>, _ context: inout ValidationContext) {
        let names = cycle.map(\.syntax.name.text)
        context.report(
            .fragmentCycle(names[names.count - 1], via: names.dropLast()), at: cycle.map(\.syntax.offset))
    }
}
