import Batches
import GraphQLLanguage
import GraphQLSchema

/// How many objects an operation can return, known before anything is read.
///
/// An object counts one. Page sizes multiply, from `first`, `last` and their defaults; a list of ids counts its ids;
/// a list that nobody bounds counts ten. A `totalCount` counts as much as ten objects, because it reads what it
/// counts; `ResolverTable.weights` says so of other fields. Of an interface's types the dearest counts.
extension Plan {
    static let totalCountWeight = 10
    static let assumedListSize = 10
    static let defaultPageSize = 25

    /// - Returns: `Int.max` for a cost beyond that.
    public func cost(variables: VariableValues) -> Int { cost.value(variables) }
}

/// The cost of a part of a plan: a number where no size in it depends on a variable, as it mostly is, or else what has
/// still to be added up and multiplied. Made with the plan; to walk through the plan for each request took a tenth of
/// the time of a small one.
indirect enum CostFormula: Sendable {
    case known(Int)
    case sum([CostFormula])
    case greatest([CostFormula])
    case times(ObjectCount, CostFormula)

    init(of root: ObjectPlan) { self = CostFormula.cost(of: root, page: .known(0)) }

    func value(_ variables: VariableValues) -> Int {
        switch self {
        case .known(let number): number
        case .sum(let parts): parts.reduce(0) { $0.saturatingAdd($1.value(variables)) }
        case .greatest(let parts): parts.reduce(0) { max($0, $1.value(variables)) }
        case .times(let count, let part): part.value(variables).saturatingMultiply(by: count.value(variables))
        }
    }

    // MARK: Making

    /// `page` is the size of the page of the connection that the object is or belongs to.
    private static func cost(of object: ObjectPlan, page: ObjectCount) -> CostFormula {
        adding(object.fields.flatMap { [.known($0.weight), cost(of: $0, page: page)] })
    }

    private static func cost(of field: FieldPlan, page: ObjectCount) -> CostFormula {
        switch field.source {
        case .typename, .computed:
            return .known(0)
        case .cell where field.children.isEmpty:
            return .known(0)
        case .cell:
            return objects(of: field, count: .known(field.shape.isList ? Plan.assumedListSize : 1))
        case .sameRow, .namedNode:
            return children(of: field, page: page)
        case .run, .namedRun:
            return objects(of: field, count: page)
        case .reference, .mutation, .subscription:
            return objects(of: field, count: .known(1))
        case .batch(let call):
            if field.children.isEmpty { return .known(0) }
            guard field.shape.isList else {
                let page = ObjectCount(page: call.arguments, or: Plan.defaultPageSize)
                return objects(of: field, count: .known(1), page: page)
            }
            return objects(of: field, count: ObjectCount(list: call.arguments, or: Plan.assumedListSize))
        }
    }

    private static func objects(
        of field: FieldPlan, count: ObjectCount, page: ObjectCount = .known(0)
    ) -> CostFormula {
        let each = adding([children(of: field, page: page), .known(1)])
        guard case .known(let count) = count, case .known(let cost) = each else { return .times(count, each) }
        return .known(cost.saturatingMultiply(by: count))
    }

    private static func children(of field: FieldPlan, page: ObjectCount) -> CostFormula {
        let costs = field.children.map { cost(of: $0, page: page) }
        let unknown = costs.filter { !$0.isKnown }
        let known = CostFormula.known(costs.reduce(0) { max($0, $1.isKnown ? $1.value(VariableValues()) : 0) })
        return unknown.isEmpty ? known : .greatest(unknown + [known])
    }

    private static func adding(_ parts: [CostFormula]) -> CostFormula {
        let unknown = parts.filter { !$0.isKnown }
        let known = CostFormula.known(parts.reduce(0) { $0.saturatingAdd($1.isKnown ? $1.value(VariableValues()) : 0) })
        return unknown.isEmpty ? known : .sum(unknown + [known])
    }

    private var isKnown: Bool { if case .known = self { true } else { false } }
}

/// How many objects a list or a page can have.
enum ObjectCount: Sendable {
    case known(Int)
    /// The first of these arguments that has a value says it; or else it is the number.
    case page([DependentArgument], or: Int)
    /// The same of a list, which as many objects as an argument's list has elements answer, where it is no page.
    case list([DependentArgument], or: Int)

    /// The page that is asked for with these arguments.
    init(page arguments: Call.Arguments, or number: Int) {
        switch arguments {
        case .constant(let values): self = .known(ObjectCount.pageSize(values.fields) ?? number)
        case .invalid: self = .known(number)
        case .dependent(let arguments):
            self = .page(arguments.filter { ObjectCount.isPageSize($0.name) }, or: number)
        }
    }

    init(list arguments: Call.Arguments, or number: Int) {
        switch arguments {
        case .constant(let values):
            self = .known(ObjectCount.pageSize(values.fields) ?? ObjectCount.listSize(values.fields) ?? number)
        case .invalid: self = .known(number)
        case .dependent(let arguments): self = .list(arguments, or: number)
        }
    }

    func value(_ variables: VariableValues) -> Int {
        switch self {
        case .known(let number): return number
        case .page(let arguments, let number):
            return ObjectCount.pageSize(arguments.sizes(variables)) ?? number
        case .list(let arguments, let number):
            let sizes = arguments.sizes(variables)
            return ObjectCount.pageSize(sizes) ?? ObjectCount.listSize(sizes) ?? number
        }
    }

    private static func pageSize(_ arguments: some Sequence<InputValue.Field>) -> Int? {
        for argument in arguments where ObjectCount.isPageSize(argument.name) {
            if case .int(let size) = argument.value { return max(size, 0) }
        }
        return nil
    }

    private static func isPageSize(_ argument: String) -> Bool { argument == "first" || argument == "last" }

    private static func listSize(_ arguments: some Sequence<InputValue.Field>) -> Int? {
        for argument in arguments {
            if case .list(let elements) = argument.value { return elements.count }
        }
        return nil
    }
}

extension [DependentArgument] {
    /// As much of the arguments' values as sizes depend on.
    fileprivate func sizes(_ variables: VariableValues) -> some Sequence<InputValue.Field> {
        lazy.compactMap { argument in
            argument.size(variables).map { InputValue.Field(name: argument.name, value: $0) }
        }
    }
}

extension DependentArgument {
    fileprivate func size(_ variables: VariableValues) -> InputValue? {
        switch self {
        case .constant(_, let value): value
        case .invalid: nil
        case .written(let written):
            size(of: written, variables) ?? written.definition.defaultValue?.coerced
        }
    }

    private func size(of written: WrittenArgument, _ variables: VariableValues) -> InputValue? {
        if let variable = written.variable { return variables[variable] }
        guard case .list(let list) = written.argument.value else { return nil }
        return .list(list.values.map { _ in .null })
    }
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
