import Batches
import GraphQLSchema

/// The introspection types' resolvers: batch functions over the schema like any other.
///
/// Each row of an introspection type has one cell, a number that says which part of the schema it is.
///
/// Spec: 4 Introspection.
extension ResolverTable {
    func addingIntrospection(of schema: Schema) -> ResolverTable {
        let introspection = Introspection(schema)
        var table = self
        let query = schema.types[schema.queryType].name
        table.fields[query, default: [:]]["__schema"] = introspection.one("__Schema") { _, _ in 0 }
        table.fields[query, default: [:]]["__type"] = introspection.one("__Type") { schema, _, arguments in
            guard case .string(let name)? = arguments["name"] else { return nil }
            return schema.typeIndex(named: name).map { InspectedType(.named($0)).number }
        }
        table.fields["__Schema"] = introspection.schemaFields
        table.fields["__Type"] = introspection.typeFields
        table.fields["__Field"] = introspection.fieldFields
        table.fields["__InputValue"] = introspection.inputValueFields
        table.fields["__EnumValue"] = introspection.enumValueFields
        table.fields["__Directive"] = introspection.directiveFields
        return table
    }
}

/// A type as introspection shows it: a named type, or one in lists and non-nulls. As a number: the named type in the
/// low 32 bits, above them two bits for each wrapper, the outermost lowest.
struct InspectedType {
    let number: Int

    init(number: Int) { self.number = number }

    init(_ reference: TypeReference) {
        switch reference {
        case .named(let index): number = index
        case .list(let inner): number = InspectedType(inner).wrapped(in: 1)
        case .nonNull(let inner): number = InspectedType(inner).wrapped(in: 2)
        }
    }

    var named: Int { number & 0xFFFF_FFFF }
    var isList: Bool { wrappers & 3 == 1 }
    var isNonNull: Bool { wrappers & 3 == 2 }
    var isWrapped: Bool { wrappers != 0 }
    var ofType: InspectedType { InspectedType(number: named | (wrappers >> 2) << 32) }

    private var wrappers: Int { number >> 32 }
    /// Fifteen wrappers fit; what is wrapped deeper is shown without the innermost of them.
    private func wrapped(in wrapper: Int) -> Int { named | (((wrappers << 2) | wrapper) & 0x3FFF_FFFF) << 32 }
}

/// A field, argument, input field or enum value: whose it is, and which.
private struct Member {
    enum Owner: Int { case type, field, directive }

    let owner: Owner
    /// The type or directive.
    let outer: Int
    /// The field whose argument it is; 0 for what is no argument of a field.
    let field: Int
    /// Its place among its like.
    let inner: Int

    var number: Int { owner.rawValue << 60 | outer << 40 | field << 20 | inner }

    init(_ owner: Owner, _ outer: Int, field: Int = 0, member inner: Int) {
        self.owner = owner
        self.outer = outer
        self.field = field
        self.inner = inner
    }

    init(number: Int) {
        owner = Owner(rawValue: number >> 60)!  // made by `number` above
        outer = number >> 40 & 0xFFFFF
        field = number >> 20 & 0xFFFFF
        inner = number & 0xFFFFF
    }
}

struct Introspection {
    private let schema: Schema

    init(_ schema: Schema) { self.schema = schema }

    // MARK: Fields by type

    var schemaFields: [String: FieldForm] {
        [
            "description": text { schema, _ in schema.description },
            "types": list("__Type") { schema, _, _ in schema.types.indices.map { InspectedType(.named($0)).number } },
            "queryType": one("__Type") { schema, _ in schema.queryType },
            "mutationType": one("__Type") { schema, _ in schema.mutationType },
            "subscriptionType": one("__Type") { schema, _ in schema.subscriptionType },
            "directives": list("__Directive") { schema, _, _ in Array(schema.directives.indices) },
        ]
    }

    var typeFields: [String: FieldForm] {
        [
            "kind": symbol { schema, number in InspectedType(number: number).kind(in: schema) },
            "name": text { schema, number in InspectedType(number: number).definition(in: schema)?.name },
            "description": text { schema, number in InspectedType(number: number).definition(in: schema)?.description },
            "specifiedByURL": text { schema, number in
                InspectedType(number: number).definition(in: schema)?.specifiedByURL
            },
            "fields": list("__Field") { schema, number, arguments in
                let type = InspectedType(number: number)
                guard let definition = type.definition(in: schema), [.object, .interface].contains(definition.kind)
                else { return nil }
                return definition.fields.indices.filter {
                    arguments.includesDeprecated || definition.fields[$0].deprecationReason == nil
                }.map { Member(.type, type.named, member: $0).number }
            },
            "interfaces": list("__Type") { schema, number, _ in
                guard let definition = InspectedType(number: number).definition(in: schema),
                    [.object, .interface].contains(definition.kind)
                else { return nil }
                return definition.interfaces
            },
            "possibleTypes": list("__Type") { schema, number, _ in
                guard let definition = InspectedType(number: number).definition(in: schema), definition.isAbstract
                else { return nil }
                return definition.possibleTypes
            },
            "enumValues": list("__EnumValue") { schema, number, arguments in
                let type = InspectedType(number: number)
                guard let definition = type.definition(in: schema), definition.kind == .enumeration else { return nil }
                return definition.enumValues.indices.filter {
                    arguments.includesDeprecated || definition.enumValues[$0].deprecationReason == nil
                }.map { Member(.type, type.named, member: $0).number }
            },
            "inputFields": list("__InputValue") { schema, number, arguments in
                let type = InspectedType(number: number)
                guard let definition = type.definition(in: schema), definition.kind == .inputObject else { return nil }
                return Introspection.shown(definition.inputFields, arguments).map {
                    Member(.type, type.named, member: $0).number
                }
            },
            "ofType": one("__Type") { _, number in
                let type = InspectedType(number: number)
                return type.isWrapped ? type.ofType.number : nil
            },
            "isOneOf": truth { schema, number in
                guard let definition = InspectedType(number: number).definition(in: schema),
                    definition.kind == .inputObject
                else { return nil }
                return definition.isOneOf
            },
        ]
    }

    var fieldFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.field(Member(number: number)).name },
            "description": text { schema, number in schema.field(Member(number: number)).description },
            "args": list("__InputValue") { schema, number, arguments in
                let member = Member(number: number)
                return Introspection.shown(schema.field(member).arguments, arguments).map {
                    Member(.field, member.outer, field: member.inner, member: $0).number
                }
            },
            "type": one("__Type") { schema, number in InspectedType(schema.field(Member(number: number)).type).number },
            "isDeprecated": truth { schema, number in schema.field(Member(number: number)).deprecationReason != nil },
            "deprecationReason": text { schema, number in schema.field(Member(number: number)).deprecationReason },
        ]
    }

    var inputValueFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.inputValue(Member(number: number)).name },
            "description": text { schema, number in schema.inputValue(Member(number: number)).description },
            "type": one("__Type") { schema, number in
                InspectedType(schema.inputValue(Member(number: number)).type).number
            },
            "defaultValue": text { schema, number in schema.inputValue(Member(number: number)).defaultValue?.text },
            "isDeprecated": truth { schema, number in
                schema.inputValue(Member(number: number)).deprecationReason != nil
            },
            "deprecationReason": text { schema, number in schema.inputValue(Member(number: number)).deprecationReason },
        ]
    }

    var enumValueFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.enumValue(Member(number: number)).name },
            "description": text { schema, number in schema.enumValue(Member(number: number)).description },
            "isDeprecated": truth { schema, number in schema.enumValue(Member(number: number)).deprecationReason != nil
            },
            "deprecationReason": text { schema, number in schema.enumValue(Member(number: number)).deprecationReason },
        ]
    }

    var directiveFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.directives[number].name },
            "description": text { schema, number in schema.directives[number].description },
            "isRepeatable": truth { schema, number in schema.directives[number].isRepeatable },
            "locations": leaf { schema, number, rows in
                rows.list(schema.directives[number].locations.map { rows.text($0, as: .symbol) })
            },
            "args": list("__InputValue") { schema, number, arguments in
                Introspection.shown(schema.directives[number].arguments, arguments).map {
                    Member(.directive, number, member: $0).number
                }
            },
        ]
    }

    private static func shown(_ values: [InputValueDefinition], _ arguments: ArgumentValues) -> [Int] {
        values.indices.filter { arguments.includesDeprecated || values[$0].deprecationReason == nil }
    }

    // MARK: Forms

    private func leaf(_ cell: @escaping @Sendable (Schema, Int, RowBatch) -> Cell) -> FieldForm {
        let schema = schema
        return .batch(needs: []) { _ in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                for row in 0..<parents.count {
                    answers.appendRow()
                    answers[row, 0] = cell(schema, parents[row, 0].intValue, answers)
                }
                return answers
            }
        }
    }

    private func text(_ value: @escaping @Sendable (Schema, Int) -> String?) -> FieldForm {
        leaf { schema, number, rows in value(schema, number).map { rows.text($0) } ?? .null }
    }

    private func symbol(_ value: @escaping @Sendable (Schema, Int) -> String) -> FieldForm {
        leaf { schema, number, rows in rows.text(value(schema, number), as: .symbol) }
    }

    private func truth(_ value: @escaping @Sendable (Schema, Int) -> Bool?) -> FieldForm {
        leaf { schema, number, _ in value(schema, number).map { .bool($0) } ?? .null }
    }

    func one(_ type: String, _ number: @escaping @Sendable (Schema, Int) -> Int?) -> FieldForm {
        one(type) { schema, parent, _ in number(schema, parent) }
    }

    /// `parents` of root fields have no cells; their number is 0.
    func one(_ type: String, _ number: @escaping @Sendable (Schema, Int, ArgumentValues) -> Int?) -> FieldForm {
        objects(type) { schema, parent, arguments, answers, children in
            guard let number = number(schema, parent, arguments) else { return .null }
            let row = children.appendRow()
            children[row, 0] = .int(number)
            return .object(child: 0, row: row)
        }
    }

    private func list(
        _ type: String, _ numbers: @escaping @Sendable (Schema, Int, ArgumentValues) -> [Int]?
    ) -> FieldForm {
        objects(type) { schema, parent, arguments, answers, children in
            guard let numbers = numbers(schema, parent, arguments) else { return .null }
            let first = children.count
            for number in numbers { children[children.appendRow(), 0] = .int(number) }
            return .rows(child: 0, first: first, count: numbers.count)
        }
    }

    private func objects(
        _ type: String, _ cell: @escaping @Sendable (Schema, Int, ArgumentValues, RowBatch, RowBatch) -> Cell
    ) -> FieldForm {
        let schema = schema
        let index = TypeIndex(schema.typeIndex(named: type)!)  // every schema has the introspection types
        return .batch(needs: []) { arguments in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                let children = RowBatch(type: index, width: 1)
                answers.children.append(children)
                for row in 0..<parents.count {
                    answers.appendRow()
                    let parent = parents.width > 0 ? parents[row, 0].intValue : 0
                    answers[row, 0] = cell(schema, parent, arguments, answers, children)
                }
                return answers
            }
        }
    }
}

extension ArgumentValues {
    fileprivate var includesDeprecated: Bool { self["includeDeprecated"]?.boolean ?? false }
}

extension InspectedType {
    /// The named type, nil for a wrapped one.
    fileprivate func definition(in schema: Schema) -> NamedType? { isWrapped ? nil : schema.types[named] }

    /// Spec: 4.2.2, __TypeKind.
    fileprivate func kind(in schema: Schema) -> String {
        if isList { return "LIST" }
        if isNonNull { return "NON_NULL" }
        return switch schema.types[named].kind {
        case .scalar: "SCALAR"
        case .object: "OBJECT"
        case .interface: "INTERFACE"
        case .union: "UNION"
        case .enumeration: "ENUM"
        case .inputObject: "INPUT_OBJECT"
        }
    }
}

extension Schema {
    fileprivate func field(_ member: Member) -> FieldDefinition { types[member.outer].fields[member.inner] }
    fileprivate func enumValue(_ member: Member) -> EnumValueDefinition { types[member.outer].enumValues[member.inner] }

    fileprivate func inputValue(_ member: Member) -> InputValueDefinition {
        switch member.owner {
        case .type: types[member.outer].inputFields[member.inner]
        case .field: types[member.outer].fields[member.field].arguments[member.inner]
        case .directive: directives[member.outer].arguments[member.inner]
        }
    }
}
