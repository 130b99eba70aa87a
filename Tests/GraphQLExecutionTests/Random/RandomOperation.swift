import GraphQLSchema

/// Writes valid operations on the random world: fields merged from several places, fragments in fragments, conditions
/// here and there, variables in arguments.
struct RandomOperation {
    private var random: SplitMix64
    private var schema: Schema { RandomWorld.schema }

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    /// `$yes` and `$no` are conditions, the others stand in arguments.
    static let variables = "$yes: Boolean!, $no: Boolean! = false, $int: Int, $filter: Filter, $list: [[Int]]"

    private static let fragments = [("F", "Node"), ("G", "Part"), ("H", "Leaf"), ("I", "Any"), ("J", "Query")]

    mutating func document() -> String {
        var text = "query (\(RandomOperation.variables)) \(selections("Query", 4, from: 0))"
        // All variables and fragments are used.
        text.removeLast()
        text += " all: echo(x: $int, filter: $filter, list: $list) ...J @skip(if: $no) ...J @include(if: $yes)"
        text += " node { ...F ...G ...H } any { ...I } }"
        for (place, (name, type)) in RandomOperation.fragments.enumerated() {
            text += " fragment \(name) on \(type) \(selections(type, 2, from: place + 1))"
        }
        return text
    }

    /// `fragment` is the first that may be spread: so there are no cycles.
    private mutating func selections(_ type: String, _ depth: Int, from fragment: Int) -> String {
        let selections = (0...random.below(4)).map { _ in selection(type, depth, from: fragment) }
        return "{ \(selections.joined(separator: " ")) }"
    }

    private mutating func selection(_ type: String, _ depth: Int, from fragment: Int) -> String {
        switch random.below(10) {
        case 0: return "__typename\(condition())"
        case 1: return "...\(condition()) \(selections(type, depth - 1, from: fragment))"
        case 2, 3:
            let other = condition(on: type)
            return depth > 0
                ? "... on \(other)\(condition()) \(selections(other, depth - 1, from: fragment))" : "__typename"
        case 4:
            let possible = RandomOperation.fragments[fragment...].filter { canBe(type, $0.1) }
            return possible.randomElement(using: &random).map { "...\($0.0)\(condition())" } ?? "__typename"
        default: return field(type, depth, from: fragment)
        }
    }

    private mutating func field(_ type: String, _ depth: Int, from fragment: Int) -> String {
        let fields = schema.type(named: type)?.fields ?? []
        guard let field = fields.randomElement(using: &random) else { return "__typename" }
        if field.name == "echo" { return echo() }
        let result = schema.type(field.type)
        guard result.isComposite else { return "\(alias(field.name))\(field.name)\(condition())" }
        guard depth > 0 else { return "__typename" }
        return "\(alias(field.name))\(field.name)\(condition()) \(selections(result.name, depth - 1, from: fragment))"
    }

    /// The same key never stands for another field, nor for other arguments.
    private mutating func alias(_ name: String) -> String { random.chance(1, in: 4) ? "_\(name): " : "" }

    private mutating func echo() -> String {
        let arguments = [
            "", "(x: $int)", "(filter: {a: 1, b: [{a: $int}, {c: GREEN}]})", "(filter: $filter, x: null)",
            "(list: [[1, $int], null])", "(list: 5)",
        ]
        let place = random.below(arguments.count)
        return "e\(place): echo\(arguments[place])\(condition())"
    }

    private mutating func condition() -> String {
        let conditions = [
            " @skip(if: $yes)", " @include(if: $yes)", " @skip(if: $no)", " @include(if: $no) @skip(if: $yes)",
            " @skip(if: true)", " @include(if: true)",
        ]
        return random.chance(1, in: 4) ? conditions[random.below(conditions.count)] : ""
    }

    /// A type that objects of this one can have.
    private mutating func condition(on type: String) -> String {
        ["Node", "Part", "Leaf", "Stem", "Root", "Any", "Query"].filter { canBe(type, $0) }
            .randomElement(using: &random) ?? type
    }

    private func canBe(_ type: String, _ other: String) -> Bool {
        schema.haveCommonPossibleType(schema.typeIndex(named: type)!, schema.typeIndex(named: other)!)
    }
}
