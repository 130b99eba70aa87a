import Batches
import GraphQLSchema

extension Introspection {
    /// Spec: 4.2.3 The __Field Type.
    var fieldFields: [String: FieldForm] {
        [
            "name": text { field($0).name },
            "description": text { field($0).description },
            "args": list("__InputValue") { number, arguments in
                let member = Member(number: number)
                return shown(field(number).arguments, arguments).map {
                    Member(.field, member.outer, field: member.inner, member: $0).number
                }
            },
            "type": one("__Type") { types.number(of: field($0).type) },
            "isDeprecated": truth { field($0).deprecationReason != nil },
            "deprecationReason": text { field($0).deprecationReason },
        ]
    }

    /// Spec: 4.2.4 The __InputValue Type.
    var inputValueFields: [String: FieldForm] {
        [
            "name": text { inputValue($0).name },
            "description": text { inputValue($0).description },
            "type": one("__Type") { types.number(of: inputValue($0).type) },
            "defaultValue": text { inputValue($0).defaultValue?.text },
            "isDeprecated": truth { inputValue($0).deprecationReason != nil },
            "deprecationReason": text { inputValue($0).deprecationReason },
        ]
    }

    /// Spec: 4.2.5 The __EnumValue Type.
    var enumValueFields: [String: FieldForm] {
        [
            "name": text { enumValue($0).name },
            "description": text { enumValue($0).description },
            "isDeprecated": truth { enumValue($0).deprecationReason != nil },
            "deprecationReason": text { enumValue($0).deprecationReason },
        ]
    }

    /// Spec: 4.2.6 The __Directive Type.
    var directiveFields: [String: FieldForm] {
        [
            "name": text { schema.directives[$0].name },
            "description": text { schema.directives[$0].description },
            "isRepeatable": truth { schema.directives[$0].isRepeatable },
            "locations": leaf { directive, rows in
                rows.list(schema.directives[directive].locations.map { rows.text($0, as: .symbol) })
            },
            "args": list("__InputValue") { directive, arguments in
                shown(schema.directives[directive].arguments, arguments).map {
                    Member(.directive, directive, member: $0).number
                }
            },
        ]
    }

    private func shown(_ definitions: [InputValueDefinition], _ arguments: ArgumentValues) -> [Int] {
        definitions.indices.filter { arguments.includesDeprecated || definitions[$0].deprecationReason == nil }
    }

    // MARK: Members by number

    private func field(_ number: Int) -> FieldDefinition {
        let member = Member(number: number)
        return schema.types[member.outer].fields[member.inner]
    }

    private func enumValue(_ number: Int) -> EnumValueDefinition {
        let member = Member(number: number)
        return schema.types[member.outer].enumValues[member.inner]
    }

    private func inputValue(_ number: Int) -> InputValueDefinition {
        let member = Member(number: number)
        return switch member.owner {
        case .type: schema.types[member.outer].inputFields[member.inner]
        case .field: schema.types[member.outer].fields[member.field].arguments[member.inner]
        case .directive: schema.directives[member.outer].arguments[member.inner]
        }
    }
}
