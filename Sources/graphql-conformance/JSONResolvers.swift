import Batches
import GraphQLExecution
import GraphQLSchema
import JSON

/// The resolvers that the conformance vectors ask for: a field is the property of its name in the parent's JSON.
///
/// One dynamic batch function for all fields. A row has one cell, the number of its JSON value in the context.
struct JSONResolvers {
    static func table(for schema: Schema) -> ResolverTable {
        var table = ResolverTable()
        table.fallback = { _, field in
            .batch(needs: []) { arguments in
                { parents, _, context in
                    guard let context = context as? JSONContext else {
                        preconditionFailure("these resolvers run in a JSON context")
                    }
                    return JSONResolvers(schema: schema, context: context).answers(to: field, arguments, parents)
                }
            }
        }
        return table
    }

    private let schema: Schema
    private let context: JSONContext

    private func answers(to field: FieldDefinition, _ arguments: ArgumentValues, _ parents: RowBatch) -> RowBatch {
        let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
        for row in 0..<parents.count {
            let parent = parents.width == 0 ? context.root : context.values[parents[row, 0].intValue]
            var value = parent[field.name] ?? .null
            if value["__echo"] == true { value = .string(arguments.echo) }
            answers.appendRow()
            answers[row, 0] = cell(for: value, of: field.type, in: answers)
        }
        return answers
    }

    private func cell(for value: JSONValue, of type: TypeReference, in answers: RowBatch) -> Cell {
        if let message = value["__error"]?.stringValue { return answers.failure(ExecutionError(message)) }
        if value.isNull { return .null }
        switch type {
        case .nonNull(let inner):
            return cell(for: value, of: inner, in: answers)
        case .list(let inner):
            guard let elements = value.elements else { return answers.failure(ExecutionError("Expected a list.")) }
            return answers.list(elements.map { cell(for: $0, of: inner, in: answers) })
        case .named(let index):
            let named = schema.types[index]
            switch named.kind {
            case .object: return object(value, of: index, in: answers)
            case .interface, .union: return abstractObject(value, of: named, in: answers)
            case .enumeration: return enumValue(value, of: named, in: answers)
            case .scalar, .inputObject: return scalar(value, named.name, in: answers)
            }
        }
    }

    // MARK: Objects

    private func object(_ value: JSONValue, of type: Int, in answers: RowBatch) -> Cell {
        let (child, rows) = answers.child(of: TypeIndex(type), width: 1)
        let row = rows.appendRow()
        rows[row, 0] = .int(context.number(of: value))
        return .object(child: child, row: row)
    }

    private func abstractObject(_ value: JSONValue, of type: NamedType, in answers: RowBatch) -> Cell {
        guard let name = value["__typename"]?.stringValue, let index = schema.typeIndex(named: name),
            type.possibleTypes.contains(index)
        else { return answers.failure(ExecutionError("The value names no possible type of \(type.name).")) }
        return object(value, of: index, in: answers)
    }

    // MARK: Leaves

    private func enumValue(_ value: JSONValue, of type: NamedType, in answers: RowBatch) -> Cell {
        guard let name = value.stringValue, type.enumValues.contains(where: { $0.name == name }) else {
            return answers.failure(ExecutionError("Enum \(type.name) cannot represent \(value.text)."))
        }
        return answers.text(name, as: .symbol)
    }

    /// Spec: 3.5 Scalars, result coercion.
    private func scalar(_ value: JSONValue, _ type: String, in answers: RowBatch) -> Cell {
        switch (type, value) {
        case ("Int", _):
            if let number = value.wholeNumber, Int32(exactly: number) != nil { return .int(number) }
        case ("Float", .int(let number)): return .float(Double(number))
        case ("Float", .double(let number)): return .float(number)
        case ("String", .string(let text)), ("ID", .string(let text)): return answers.text(text)
        case ("ID", .int(let number)): return answers.text(String(number))
        case ("Boolean", .bool(let truth)): return .bool(truth)
        case ("Int", _), ("Float", _), ("String", _), ("ID", _), ("Boolean", _): break
        default: return answers.text(value.text, as: .json)
        }
        return answers.failure(ExecutionError("\(type) cannot represent \(value.text)."))
    }
}

/// The JSON values that rows name by number.
final class JSONContext: ExecutionContext {
    let root: JSONValue
    private(set) var values: [JSONValue] = []

    init(root: JSONValue) { self.root = root }

    func number(of value: JSONValue) -> Int {
        values.append(value)
        return values.count - 1
    }
}

extension JSONValue {
    /// The number if it is whole: `1` and `1.0`.
    fileprivate var wholeNumber: Int? {
        switch self {
        case .int(let number): number
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }
}

extension ArgumentValues {
    /// The arguments as JSON text with sorted keys and without spaces.
    fileprivate var echo: String { JSONValue(.object(fields)).sorted.text }
}

extension JSONValue {
    init(_ value: InputValue) {
        switch value {
        case .null: self = .null
        case .int(let number): self = .int(number)
        case .float(let number): self = .double(number)
        case .string(let text), .enumValue(let text): self = .string(text)
        case .boolean(let truth): self = .bool(truth)
        case .list(let items): self = .array(items.map { JSONValue($0) })
        case .object(let fields): self = .object(fields.map { Member($0.name, JSONValue($0.value)) })
        }
    }

    fileprivate var sorted: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let members):
            .object(members.sorted { $0.name < $1.name }.map { Member($0.name, $0.value.sorted) })
        default: self
        }
    }
}
