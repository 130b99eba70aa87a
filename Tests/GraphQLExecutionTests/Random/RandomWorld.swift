import Batches
import GraphQLExecution
import GraphQLSchema

/// A world in which every object is a number, and every field of it follows from that number: full of nulls, errors,
/// lists of lists and objects of abstract types, and the same for everybody who asks.
enum RandomWorld {
    static let schema: Schema = {
        do {
            return try Schema.build(
                sdl: """
                    type Query implements Node { \(fields) }
                    interface Node { \(fields) }
                    interface Part implements Node { \(fields) part: Part }
                    type Leaf implements Node & Part { \(fields) part: Part own: Int }
                    type Stem implements Node & Part { \(fields) part: Part own: Int }
                    type Root implements Node { \(fields) own: Int }
                    union Any = Leaf | Stem | Root
                    enum Colour { RED GREEN }
                    input Filter { a: Int b: [Filter!] c: Colour = RED }
                    """)
        } catch {
            fatalError("\(error)")
        }
    }()

    private static let fields = """
        text: String
        number: Int!
        colour: Colour
        colours: [Colour]!
        node: Node
        sureNode: Node!
        leaf: Leaf
        any: Any
        anys: [Any]
        sureAnys: [Any!]
        matrix: [[Node!]]
        sureMatrix: [[Stem!]!]!
        numbers: [[Int!]]
        echo(x: Int = 3, filter: Filter, list: [[Int]]): String
        """

    indirect enum Value {
        case null
        case failure
        case text(String)
        case number(Int)
        case list([Value])
        case object(type: Int, UInt64)
    }

    /// The value of a field.
    static func value(of field: FieldDefinition, _ arguments: ArgumentValues, on object: UInt64) -> Value {
        if field.name == "echo" { return .text("\(arguments.fields)") }
        var hash: UInt64 = object
        for byte in field.name.utf8 { hash = SplitMix64.mixed(hash &+ UInt64(byte)) }
        return value(of: field.type, hash)
    }

    /// Null and errors are as frequent where the type does not allow null: that is what takes objects away.
    private static func value(of type: TypeReference, _ number: UInt64) -> Value {
        switch type {
        case .nonNull(let inner): return value(of: inner, number)
        case _ where number % 16 == 0: return .null
        case _ where number % 16 == 1: return .failure
        case .list(let inner):
            return .list((0..<(number >> 8) % 3).map { value(of: inner, SplitMix64.mixed(number &+ $0)) })
        case .named(let index):
            let named = schema.types[index]
            switch named.kind {
            case .scalar: return named.name == "Int" ? .number(Int(number >> 40)) : .text("t\(number >> 60)")
            case .enumeration: return .text(number >> 63 == 0 ? "RED" : "GREEN")
            default:
                let type = named.possibleTypes[Int(number >> 8) % named.possibleTypes.count]
                return .object(type: type, SplitMix64.mixed(number))
            }
        }
    }
}

/// The world as resolvers: one batch function for all fields. A row has one cell, its object's number.
extension RandomWorld {
    static let root: UInt64 = 42

    static let resolvers: ResolverTable = {
        var table = ResolverTable()
        table.fallback = { _, field in
            .batch(needs: []) { arguments in
                { parents, _, _ in
                    let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                    for row in 0..<parents.count {
                        let object = parents.width == 0 ? root : parents[row, 0].payload
                        answers.appendRow()
                        answers[row, 0] = cell(for: value(of: field, arguments, on: object), in: answers)
                    }
                    return answers
                }
            }
        }
        return table
    }()

    private static func cell(for value: Value, in answers: RowBatch) -> Cell {
        switch value {
        case .null: return .null
        case .failure: return answers.failure(ExecutionError("It failed."))
        case .text(let text): return answers.text(text)
        case .number(let number): return .int(number)
        case .list(let elements): return answers.list(elements.map { cell(for: $0, in: answers) })
        case .object(let type, let number):
            let (child, rows) = answers.child(of: TypeIndex(type), width: 1)
            let row = rows.appendRow()
            rows[row, 0] = Cell(.int, payload: number)
            return .object(child: child, row: row)
        }
    }
}

/// What asks: nothing belongs to a request here.
final class RandomContext: ExecutionContext {}
