import GraphQLSchema
import JSON
import Testing

@testable import RapportAPI

/// Which pages are refused. What the client is told then is in `ContactListTests` and `ContactFilterTests`.
///
/// Made from the schema, so that a list is covered when it is added.
@Suite("No page of any connection")
struct PageRefusalTests {
    let world: World

    init() throws { world = try World(TestAPI(), of: "anna@example.com", copies: 1) }

    /// The code of the error that a page is answered with; nil if there is none.
    private func code(_ connection: ConnectionField, _ arguments: String...) throws -> String? {
        try world.api.errorCode(
            connection.document(arguments, " { pageInfo { endCursor } }", in: world), as: world.owner)
    }

    private func cursor(of connection: ConnectionField, _ order: String? = nil) throws -> String {
        let lists = try connection.lists(order.map { [$0] } ?? [], in: world)
        let cursors = lists.compactMap { $0["pageInfo"]?["endCursor"]?.stringValue }
        return try #require(cursors.first, "World.steps make no row of \(connection)")
    }

    // MARK: Size

    @Test(arguments: ["first", "last"])
    func `is asked for with less than one node, or more than a hundred`(_ size: String) throws {
        for connection in ConnectionField.all where connection.argument(size) != nil {
            #expect(try code(connection, "\(size): 1") == nil, "\(connection)")
            #expect(try code(connection, "\(size): 100") == nil, "\(connection)")
            #expect(try code(connection, "\(size): 101") == "LIMIT_EXCEEDED", "\(connection)")
            #expect(try code(connection, "\(size): 0") == "BAD_USER_INPUT", "\(connection)")
            #expect(try code(connection, "\(size): -1") == "BAD_USER_INPUT", "\(connection)")
        }
    }

    @Test func `is counted from both ends`() throws {
        for connection in ConnectionField.all where connection.argument("last") != nil {
            #expect(try code(connection, "first: 1", "last: 1") == "BAD_USER_INPUT", "\(connection)")
        }
    }

    // MARK: Filters

    @Test func `is of a list with a filter of four levels`() throws {
        for connection in ConnectionField.all {
            guard let filter = connection.argument("filter") else { continue }
            let condition = try Selections(world: world).values(of: filter, in: connection.field.name)[0]
            guard TestAPI.schema.type(filter.type).inputFields.contains(where: { $0.name == "not" }) else { continue }
            let deepest = "{and: [{or: [{not: \(condition)}]}]}"
            #expect(try code(connection, "filter: \(deepest)") == nil, "\(connection)")
            for deeper in ["{and: [\(deepest)]}", "{or: [\(deepest)]}", "{not: \(deepest)}"] {
                #expect(try code(connection, "filter: \(deeper)") == "LIMIT_EXCEEDED", "\(connection): \(deeper)")
            }
        }
    }

    // MARK: Cursors

    @Test(arguments: ["after", "before"])
    func `goes on from a cursor that the server has not made`(_ position: String) throws {
        for connection in ConnectionField.all where connection.argument(position) != nil {
            let cursor = try cursor(of: connection)
            #expect(try code(connection, "\(position): \"\(cursor)\"") == nil, "\(connection)")
            for strange in ["x", String(cursor.dropLast(4))] {
                #expect(try code(connection, "\(position): \"\(strange)\"") == "BAD_USER_INPUT", "\(connection)")
            }
        }
    }

    @Test func `goes on from a cursor of another order`() throws {
        for connection in ConnectionField.all {
            let orders = connection.orders
            for order in orders {
                let cursor = try cursor(of: connection, order)
                #expect(try code(connection, order, "after: \"\(cursor)\"") == nil, "\(connection)(\(order))")
                for other in orders where other != order {
                    let refusal = try code(connection, other, "after: \"\(cursor)\"")
                    #expect(refusal == "BAD_USER_INPUT", "\(connection)(\(other)) after one of \(order)")
                }
            }
            // The order that a list has anyway may be one of them.
            let cursor = try cursor(of: connection)
            let fitting = try orders.filter { try code(connection, $0, "after: \"\(cursor)\"") == nil }
            #expect(fitting.count <= 1, "\(connection)")
        }
    }

    @Test func `goes on from a cursor of another kind of list`() throws {
        let cursors = try ConnectionField.all.map { (type: $0.type.name, cursor: try cursor(of: $0)) }
        for connection in ConnectionField.all {
            for other in cursors where other.type != connection.type.name {
                let refusal = try code(connection, "after: \"\(other.cursor)\"")
                #expect(refusal == "BAD_USER_INPUT", "\(connection) after one of \(other.type)")
            }
        }
    }
}
