/// The arguments that choose a page of a connection. The generated arguments of every connection conform.
///
/// GraphQL Cursor Connections Specification, section 4 Arguments.
public protocol ConnectionArguments {
    var first: Int? { get }
    var after: String? { get }
    var last: Int? { get }
    var before: String? { get }
}

/// The arguments of a connection that can be filtered and ordered. The generated arguments of every such one conform.
public protocol ListArguments<Filter, Order>: ConnectionArguments {
    associatedtype Filter
    associatedtype Order
    var filter: Filter? { get }
    var orderBy: Order? { get }
}
