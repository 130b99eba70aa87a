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

/// The resolvers of one schema.
struct Introspection {
    let schema: Schema

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
                }.map { SchemaMember(.type, type.named, member: $0).number }
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
                }.map { SchemaMember(.type, type.named, member: $0).number }
            },
            "inputFields": list("__InputValue") { schema, number, arguments in
                let type = InspectedType(number: number)
                guard let definition = type.definition(in: schema), definition.kind == .inputObject else { return nil }
                return Introspection.shown(definition.inputFields, arguments).map {
                    SchemaMember(.type, type.named, member: $0).number
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
            "name": text { schema, number in schema.field(SchemaMember(number: number)).name },
            "description": text { schema, number in schema.field(SchemaMember(number: number)).description },
            "args": list("__InputValue") { schema, number, arguments in
                let member = SchemaMember(number: number)
                return Introspection.shown(schema.field(member).arguments, arguments).map {
                    SchemaMember(.field, member.outer, field: member.inner, member: $0).number
                }
            },
            "type": one("__Type") { schema, number in
                InspectedType(schema.field(SchemaMember(number: number)).type).number
            },
            "isDeprecated": truth { schema, number in
                schema.field(SchemaMember(number: number)).deprecationReason != nil
            },
            "deprecationReason": text { schema, number in schema.field(SchemaMember(number: number)).deprecationReason
            },
        ]
    }

    var inputValueFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.inputValue(SchemaMember(number: number)).name },
            "description": text { schema, number in schema.inputValue(SchemaMember(number: number)).description },
            "type": one("__Type") { schema, number in
                InspectedType(schema.inputValue(SchemaMember(number: number)).type).number
            },
            "defaultValue": text { schema, number in schema.inputValue(SchemaMember(number: number)).defaultValue?.text
            },
            "isDeprecated": truth { schema, number in
                schema.inputValue(SchemaMember(number: number)).deprecationReason != nil
            },
            "deprecationReason": text { schema, number in
                schema.inputValue(SchemaMember(number: number)).deprecationReason
            },
        ]
    }

    var enumValueFields: [String: FieldForm] {
        [
            "name": text { schema, number in schema.enumValue(SchemaMember(number: number)).name },
            "description": text { schema, number in schema.enumValue(SchemaMember(number: number)).description },
            "isDeprecated": truth { schema, number in
                schema.enumValue(SchemaMember(number: number)).deprecationReason != nil
            },
            "deprecationReason": text { schema, number in
                schema.enumValue(SchemaMember(number: number)).deprecationReason
            },
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
                    SchemaMember(.directive, number, member: $0).number
                }
            },
        ]
    }

    private static func shown(_ values: [InputValueDefinition], _ arguments: ArgumentValues) -> [Int] {
        values.indices.filter { arguments.includesDeprecated || values[$0].deprecationReason == nil }
    }
}
