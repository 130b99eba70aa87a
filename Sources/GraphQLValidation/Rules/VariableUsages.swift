import GraphQLLanguage
import GraphQLSchema

/// Where variables are used, operation by operation and fragment by fragment.
///
/// A fragment has no variables of its own: what it uses belongs to each operation that spreads it, so the rules about
/// variables wait until the walk is over.
struct VariableUsages {
    struct Usage {
        let variable: Variable
        let name: String
        /// Nil where the type is unknown.
        let position: InputPosition?
    }

    private var usages: [Usage] = []
    private var ofOperations: [Range<Int>]
    private var ofFragments: [Range<Int>]
    private var current = Part.operation(0)

    private enum Part {
        case operation(Int)
        case fragment(Int)
    }

    init(_ outline: DocumentOutline) {
        ofOperations = [Range<Int>](repeating: 0..<0, count: outline.operations.count)
        ofFragments = [Range<Int>](repeating: 0..<0, count: outline.fragments.count)
    }

    mutating func enter(operation: Int) {
        current = .operation(operation)
        ofOperations[operation] = usages.count..<usages.count
    }

    mutating func enter(fragment: Int) {
        current = .fragment(fragment)
        ofFragments[fragment] = usages.count..<usages.count
    }

    mutating func add(_ variable: Variable, at position: InputPosition?) {
        usages.append(Usage(variable: variable, name: variable.name.text, position: position))
        switch current {
        case .operation(let number): ofOperations[number] = ofOperations[number].lowerBound..<usages.count
        case .fragment(let number): ofFragments[number] = ofFragments[number].lowerBound..<usages.count
        }
    }

    /// What an operation uses, in its fragments too.
    func usages(of operation: Int, in outline: DocumentOutline) -> [Usage] {
        var found = Array(usages[ofOperations[operation]])
        for fragment in outline.fragments(reachedFrom: outline.operationParts[operation]) {
            found += usages[ofFragments[fragment]]
        }
        return found
    }
}
