import Batches
import GraphQLLanguage
import GraphQLSchema

/// How many objects an operation can return, known before anything is read.
///
/// An object counts one. Page sizes multiply, from `first`, `last` and their defaults; a list of ids counts its ids;
/// a list that nobody bounds counts ten. A `totalCount` counts as much as ten objects, because it reads what it
/// counts; `ResolverTable.weights` says so of other fields. Of an interface's types the dearest counts.
///
/// - Complexity: proportional to the plan.
extension Plan {
    /// - Returns: `Int.max` for a cost beyond that.
    public func cost(variables: VariableValues) -> Int {
        CostEstimate(variables: variables).cost(of: root, pageSize: 0)
    }
}

struct CostEstimate {
    static let totalCountWeight = 10
    static let assumedListSize = 10
    static let defaultPageSize = 25

    let variables: VariableValues

    /// `pageSize` is that of the connection that the object is or belongs to.
    func cost(of object: ObjectPlan, pageSize: Int) -> Int {
        object.fields.reduce(0) { $0.saturatingAdd($1.weight).saturatingAdd(cost(of: $1, pageSize: pageSize)) }
    }

    private func cost(of field: FieldPlan, pageSize: Int) -> Int {
        switch field.source {
        case .typename, .computed:
            return 0
        case .cell where field.children.isEmpty:
            return 0
        case .cell:
            return objects(of: field, count: field.shape.element == nil ? 1 : CostEstimate.assumedListSize, pageSize: 0)
        case .sameRow, .namedNode:
            return children(of: field, pageSize: pageSize)
        case .run, .namedRun:
            return objects(of: field, count: pageSize, pageSize: 0)
        case .reference:
            return objects(of: field, count: 1, pageSize: 0)
        case .batch(let call):
            if field.children.isEmpty { return 0 }
            let page = requestedPageSize(call.arguments)
            if field.shape.element == nil {
                return objects(of: field, count: 1, pageSize: page ?? CostEstimate.defaultPageSize)
            }
            let count = page ?? listSize(call.arguments) ?? CostEstimate.assumedListSize
            return objects(of: field, count: count, pageSize: 0)
        case .mutation, .subscription:
            return objects(of: field, count: 1, pageSize: 0)
        }
    }

    private func objects(of field: FieldPlan, count: Int, pageSize: Int) -> Int {
        children(of: field, pageSize: pageSize).saturatingAdd(1).saturatingMultiply(by: count)
    }

    private func children(of field: FieldPlan, pageSize: Int) -> Int {
        field.children.reduce(0) { max($0, cost(of: $1, pageSize: pageSize)) }
    }

    // MARK: Sizes

    /// What the arguments say of the size of a page.
    private func requestedPageSize(_ arguments: Call.Arguments) -> Int? {
        let size: Int? =
            switch arguments {
            case .constant(let values):
                values.fields.lazy.filter { $0.name == "first" || $0.name == "last" }.compactMap(\.value.int).first
            case .invalid:
                nil
            case .dependent(let definitions, let given):
                definitions.lazy.filter { $0.name == "first" || $0.name == "last" }
                    .compactMap { value(of: $0, given)?.int }.first
            }
        return size.map { max($0, 0) }
    }

    /// What they say of the size of a list that is no page.
    private func listSize(_ arguments: Call.Arguments) -> Int? {
        switch arguments {
        case .constant(let values):
            values.fields.lazy.compactMap(\.value.listCount).first
        case .invalid:
            nil
        case .dependent(let definitions, let given):
            definitions.lazy.compactMap { value(of: $0, given)?.listCount }.first
        }
    }

    private func value(of definition: InputValueDefinition, _ given: Children<Argument>) -> InputValue? {
        let argument = given.first { $0.name.matches(definition.name) }
        return argument.flatMap { value(of: $0.value) } ?? definition.defaultValue?.coerced
    }

    /// As much of an argument's value as sizes depend on.
    private func value(of literal: GraphQLLanguage.Value) -> InputValue? {
        switch literal {
        case .variable(let variable): variables.values[variable.name.text]
        case .int(let literal): Int(literal.text).map { .int($0) }
        case .list(let list): .list(list.values.map { _ in .null })
        default: nil
        }
    }
}

extension InputValue {
    fileprivate var int: Int? { if case .int(let value) = self { value } else { nil } }
    fileprivate var listCount: Int? { if case .list(let elements) = self { elements.count } else { nil } }
}

extension Int {
    fileprivate func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }

    fileprivate func saturatingMultiply(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
