import GraphQLSchema
import RapportStore
import Testing

@testable import RapportAPI
@testable import RapportStore
@testable import SQLite

/// How SQLite reads every list of the schema in its default order: by an index, without sorting.
@Suite("The plan of every list")
struct ListPlanTests {
    @Test func `goes through no whole table and sorts nothing`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 2)
        let page = " { edges { cursor node { __typename } } totalCount }"
        for connection in ConnectionField.all where !connection.isBelowValues {
            try check(connection.document([], page, in: world), world)
        }
    }

    private func check(_ document: String, _ world: World) throws {
        for statement in try world.api.statements(document, as: world.owner) {
            let nulls = [Binding](repeating: .null, count: statement.count { $0 == "?" })
            let plan = try world.api.reader.connection.plan(of: SQL(text: statement, bindings: nulls))
            #expect(plan.allSatisfy { !isWasteful($0, in: plan) }, "\(document)\n\(statement)\n\(plan)")
        }
    }

    /// Lists of keys, and what a statement has made itself, are gone through whole: they are as long as asked for.
    private func isWasteful(_ step: String, in plan: [String]) -> Bool {
        if step.contains("TEMP B-TREE FOR ORDER BY") { return true }
        guard step.hasPrefix("SCAN ") else { return false }
        let name = step.split(separator: " ")[1]
        let isMade = plan.contains("MATERIALIZE \(name)") || plan.contains("CO-ROUTINE \(name)")
        return !isMade && !step.contains("VIRTUAL TABLE") && step != "SCAN CONSTANT ROW"
    }
}
