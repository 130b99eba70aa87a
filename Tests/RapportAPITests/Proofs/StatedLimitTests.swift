import GraphQLSchema
import JSON
import RapportStore
import Testing

@testable import RapportAPI

/// As long, as many and as large as it may be is accepted, and one more is told: shown for every field of every
/// mutation's input, by what its description says.
///
/// Made from the schema, so that a field is covered when it is added, and has to state its limit. All fields of an
/// input are tried at once, so all that is wrong is told at once, too.
@Suite("Every limit that the schema states of an input")
struct StatedLimitTests {
    /// Those of passwords want passwords that are right: `PasswordTests`.
    private static let others = ["signUp", "signIn", "refreshSession", "changePassword", "deleteViewer"]

    static let mutations = TestAPI.schema.types[TestAPI.schema.mutationType!].fields.map(\.name)
        .filter { !others.contains($0) }

    private func limits(of inputs: Inputs) -> [(leaf: Inputs.Leaf, limit: StatedLimit)] {
        inputs.leaves().compactMap { leaf in
            StatedLimit(of: leaf.field, type: TestAPI.schema.type(leaf.field.type).name).map { (leaf, $0) }
        }
    }

    private func inputs(of mutation: String) throws -> (inputs: Inputs, world: World) {
        let field = TestAPI.schema.types[TestAPI.schema.mutationType!].field(named: mutation)
        let world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        return (Inputs(of: try #require(field), world: world), world)
    }

    @Test(arguments: mutations)
    func `refuses what is beyond it, and tells everything at once`(_ mutation: String) throws {
        let (inputs, world) = try inputs(of: mutation)
        let limits = limits(of: inputs)
        for breach in StatedLimit.Breach.allCases {
            let faults = limits.compactMap { leaf, limit in limit.fault(breach).map { (leaf: leaf, fault: $0) } }
            guard !faults.isEmpty else { continue }
            let literals = faults.map { ($0.leaf.place, $0.fault.literal) }
            let told = try run(mutation, inputs.text(Dictionary(uniqueKeysWithValues: literals)), in: world)
            let expected = faults.map { leaf, fault in
                "\(fault.code) \((leaf.path + (fault.isOfElement ? ["1"] : [])).joined(separator: "."))"
            }
            #expect(told.sorted() == expected.sorted(), "\(mutation), \(breach)")
        }
    }

    @Test(arguments: mutations)
    func `lets through what is just within it`(_ mutation: String) throws {
        for literal in [\StatedLimit.highest, \.lowest] {
            let (inputs, world) = try inputs(of: mutation)
            let literals = limits(of: inputs).compactMap { leaf, limit in
                limit[keyPath: literal].map { (leaf.place, $0) }
            }
            guard !literals.isEmpty else { return }
            let told = try run(mutation, inputs.text(Dictionary(uniqueKeysWithValues: literals)), in: world)
            #expect(told == [], "\(mutation)")
        }
    }

    /// What the user errors say.
    private func run(_ mutation: String, _ input: String, in world: World) throws -> [String] {
        let answer = try world.api.value(
            "mutation { answer: \(mutation)(input: \(input)) { userErrors { code path } } }", as: world.owner)
        let errors = try #require(answer["data"]?["answer"]?["userErrors"]?.elements, "\(answer.text.prefix(500))")
        return errors.map { error in
            let path = error["path"]?.elements?.compactMap(\.stringValue) ?? []
            return "\(error["code"]?.stringValue ?? "") \(path.joined(separator: "."))"
        }
    }

    // MARK: What has none

    /// What these may be is said by something else than a number: a form, a file's size, what is there.
    private static let unlimited = [
        "expectedVersion", "startedOn", "finishedOn", "salary.minimum", "salary.maximum", "linkedInConnectionsCsv",
        "vCard", "content", "column",
    ]

    @Test(arguments: mutations)
    func `is stated of every text, every number and every list of texts`(_ mutation: String) throws {
        let (inputs, _) = try inputs(of: mutation)
        for leaf in inputs.leaves() where !leaf.place.contains("filter") {
            let type = TestAPI.schema.type(leaf.field.type).name
            guard ["String", "Int"].contains(type) else { continue }
            let place = leaf.place.joined(separator: ".")
            let isExisting = ["renameTag.name", "deleteTag.name"].contains("\(mutation).\(place)")
            if isExisting || StatedLimitTests.unlimited.contains(where: { place.hasSuffix($0) }) { continue }
            #expect(StatedLimit(of: leaf.field, type: type) != nil, "\(mutation).\(place)")
        }
    }
}
