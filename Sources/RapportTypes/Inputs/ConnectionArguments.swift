/// The arguments that choose a page of a connection. The generated arguments of every connection conform.
///
/// GraphQL Cursor Connections Specification, section 4 Arguments.
public protocol ConnectionArguments {
    var first: Int? { get }
    var after: String? { get }
    var last: Int? { get }
    var before: String? { get }
}
