import Batches
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// Executes documents on JSON: a field is the member of its name. `{"__error": "…"}` is an error, `__typename` the type
/// of an object where the field's type is abstract, and text where an object belongs is left as it is.
final class JSONWorld: ExecutionContext {
    private let schema: Schema
    private let root: JSONValue
    private var objects: [JSONValue] = []
    /// The batch functions that were called, with the number of their parents.
    private(set) var calls: [String] = []

    init(_ sdl: String, _ root: String) throws {
        schema = try Schema.build(sdl: sdl)
        self.root = try JSONParser.parse(root)
    }

    func run(_ text: String, variables: [InputValue.Field] = []) throws -> String {
        let document = try validate(try Document.parse(text), against: schema, limits: .none)
        let operation = try document.operation(named: nil).get()
        let values = try schema.coerceVariables(of: operation, from: variables).get()
        let plan = try Planner(schema: schema, resolvers: resolvers).plan(operation, of: document, variables: values)
        let out = JSONWriter()
        _ = Execution.start(plan, variables: values, context: self, into: out)
        return out.string
    }

    private var resolvers: ResolverTable {
        var table = ResolverTable()
        table.fallback = { type, field in
            .batch(needs: []) { _ in
                { parents, _, context in (context as! JSONWorld).answers(of: type, field, parents) }
            }
        }
        return table
    }

    private func answers(of type: String, _ field: FieldDefinition, _ parents: RowBatch) -> RowBatch {
        calls.append("\(type).\(field.name)(\(parents.count))")
        let answers = RowBatch(type: parents.type, width: 1)
        for row in 0..<parents.count {
            let parent = parents.width == 0 ? root : objects[parents[row, 0].intValue]
            answers.appendRow()
            answers[row, 0] = cell(for: parent[field.name] ?? .null, of: field.type.named, in: answers)
        }
        return answers
    }

    private func cell(for value: JSONValue, of type: Int, in answers: RowBatch) -> Cell {
        if let message = value["__error"]?.stringValue { return answers.failure(ExecutionError(message)) }
        switch value {
        case .null: return .null
        case .bool(let truth): return .bool(truth)
        case .int(let number): return .int(number)
        case .double(let number): return .float(number)
        case .string(let text): return answers.text(text)
        case .array(let elements): return answers.list(elements.map { cell(for: $0, of: type, in: answers) })
        case .object:
            let name = value["__typename"]?.stringValue
            let (child, rows) = answers.child(of: TypeIndex(name.flatMap(schema.typeIndex) ?? type), width: 1)
            let row = rows.appendRow()
            objects.append(value)
            rows[row, 0] = .int(objects.count - 1)
            return .object(child: child, row: row)
        }
    }
}
