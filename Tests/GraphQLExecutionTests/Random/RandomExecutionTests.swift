import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import Testing

/// Operations that nobody would write, on objects that nobody made, the same ones in every run.
@Suite("Random operations")
struct RandomExecutionTests {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `batches answer what the algorithms of the specification answer`(seed: UInt64) throws {
        var writer = RandomOperation(seed: seed)
        var withErrors = 0
        var withData = 0
        for _ in 0..<30 {
            let text = writer.document()
            let document = try validate(try Document.parse(text), against: RandomWorld.schema, limits: .none)
            for isYes in [true, false] {
                let provided = [
                    InputValue.Field(name: "yes", value: .boolean(isYes)), .init(name: "int", value: .int(7)),
                ]
                let variables = try RandomWorld.schema.coerceVariables(of: document.operations[0], from: provided).get()
                var reference = ReferenceExecutor(document, variables)
                let expected = reference.data(document.operations[0])
                let response = try execute(document, variables)
                let found = Set((response["errors"]?.elements ?? []).compactMap(path))
                #expect(response["data"] == expected, "\(text)")
                #expect(found.isSubset(of: reference.errors), "\(text)")
                #expect(found.isEmpty == reference.errors.isEmpty, "\(text)")
                if !found.isEmpty { withErrors += 1 }
                if !expected.isNull { withData += 1 }
            }
        }
        // All of it occurs.
        #expect(withErrors > 5 && withErrors < 60 && withData > 30)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `whatever the variables are, there is a response`(seed: UInt64) throws {
        var writer = RandomOperation(seed: seed + 1_000)
        var random = SplitMix64(state: seed)
        var executed = 0
        for _ in 0..<30 {
            let document = try validate(
                try Document.parse(writer.document()), against: RandomWorld.schema, limits: .none)
            var provided = ["no", "int", "filter", "list", "unknown"].filter { _ in random.chance(1, in: 3) }.map {
                InputValue.Field(name: $0, value: value(&random, 4))
            }
            if random.chance(9, in: 10) { provided.append(.init(name: "yes", value: .boolean(true))) }
            switch RandomWorld.schema.coerceVariables(of: document.operations[0], from: provided) {
            case .failure(let faults): #expect(faults.errors.allSatisfy { !$0.message.isEmpty })
            case .success(let variables):
                #expect(try execute(document, variables)["data"] != nil)
                executed += 1
            }
        }
        #expect(executed > 0)
    }

    private func execute(_ document: ValidatedDocument, _ variables: VariableValues) throws -> JSONValue {
        let planner = Planner(schema: RandomWorld.schema, resolvers: RandomWorld.resolvers)
        let plan = try planner.plan(document.operations[0], of: document, variables: variables)
        let out = JSONWriter()
        _ = Execution.start(plan, variables: variables, context: RandomContext(), into: out)
        return try JSONParser.parse(out.string, maximumDepth: 200)
    }

    /// Nil for the entry that says how many errors are not shown.
    private func path(of error: JSONValue) -> String? {
        error["path"]?.elements?.map { "/\($0.stringValue ?? "\($0.intValue ?? -1)")" }.joined()
    }

    /// Any JSON: sometimes what a variable wants.
    private func value(_ random: inout SplitMix64, _ depth: Int) -> InputValue {
        switch random.below(depth > 0 ? 10 : 7) {
        case 0: return .null
        case 1: return .int(random.below(10))
        case 2: return .int(Int(truncatingIfNeeded: random.next()))
        case 3: return .float(Double(bitPattern: random.next()))
        case 4: return .string(["RED", "BLUE", "", "\u{0}"][random.below(4)])
        case 5: return .boolean(random.chance(1, in: 2))
        case 6: return .object([])
        case 7: return .list((0..<random.below(4)).map { _ in value(&random, depth - 1) })
        default:
            return .object(
                (0..<random.below(4)).map { _ in
                    .init(name: ["a", "b", "c", "d"][random.below(4)], value: value(&random, depth - 1))
                })
        }
    }
}
