import GraphQLLanguage

/// Holds a document against its limits.
///
/// - Complexity: O(document), and for aliases O(fields after expansion), which is within its limit by then.
struct LimitCheck {
    private let limits: DocumentLimits
    private let outline: DocumentOutline
    private var errors: [ValidationError] = []

    /// What is over a limit, nothing if the document is within all of them.
    static func errors(_ outline: DocumentOutline, _ limits: DocumentLimits) -> [ValidationError] {
        var check = LimitCheck(limits: limits, outline: outline)
        check.checkCounts()
        check.checkSizes()
        // Only a document of a reasonable size is looked at closely.
        if check.errors.isEmpty { check.checkAliases() }
        return check.errors
    }

    private init(limits: DocumentLimits, outline: DocumentOutline) {
        self.limits = limits
        self.outline = outline
    }

    private mutating func checkCounts() {
        check(.operations, outline.operations.count, limits.operations)
        check(.fragments, outline.fragments.count, limits.fragments)
        check(.directives, outline.mostDirectives.count, limits.directivesPerLocation, at: outline.mostDirectives.one)
        for operation in outline.operations {
            check(.variables, operation.variableDefinitions.count, limits.variables, at: operation)
        }
    }

    private mutating func checkSizes() {
        let fragments = ExpandedSize.ofFragments(in: outline)
        let operations = outline.operationParts.map { ExpandedSize($0, fragments: fragments) }
        let nesting = max(operations.map(\.nesting).max() ?? 0, fragments.compactMap { $0?.nesting }.max() ?? 0)
        guard nesting <= DocumentLimits.maximumNesting else {
            return check(.nesting, nesting, DocumentLimits.maximumNesting)
        }
        for (operation, size) in zip(outline.operations, operations) {
            check(.depth, size.depth, limits.selectionDepth, at: operation)
            check(.fields, size.fields, limits.expandedFields, at: operation)
        }
        // A fragment that nothing spreads is an error, but it is compared with itself before.
        for (fragment, size) in zip(outline.fragments, fragments) where errors.isEmpty {
            guard let size else { continue }
            check(.depth, size.depth, limits.selectionDepth, at: fragment)
            check(.fields, size.fields, limits.expandedFields, at: fragment)
        }
    }

    private mutating func checkAliases() {
        let parts = outline.operationParts + outline.fragmentParts
        // Too few fields for any scope to have too many: so it is with nearly all documents.
        guard parts.reduce(0, { $0 + $1.fields }) > limits.aliasesOfOneField else { return }
        var count = AliasCount(outline)
        for operation in outline.operations { count.count(operation.selectionSet) }
        for fragment in outline.fragments { count.count(fragment.selectionSet) }
        check(.aliases, count.most, limits.aliasesOfOneField, at: count.field)
    }

    private mutating func check(
        _ limit: ValidationError.Limit, _ value: Int, _ maximum: Int, at syntax: (any Syntax)? = nil
    ) {
        guard value > maximum, errors.count < limits.errors else { return }
        errors.append(
            ValidationError(
                reason: .overLimit(limit, maximum: maximum, value: value),
                locations: syntax.map { [$0.location] } ?? []))
    }
}
