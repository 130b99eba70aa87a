import Batches
import GraphQLSchema

extension ResolverTable {
    /// The table with the fields of introspection: batch functions over the schema, like any other.
    ///
    /// Spec: 4 Introspection.
    func addingIntrospection(of schema: Schema) -> ResolverTable {
        let introspection = Introspection(schema)
        var table = self
        table.fields[schema.types[schema.queryType].name, default: [:]].merge(introspection.rootFields) { $1 }
        table.fields["__Schema"] = introspection.schemaFields
        table.fields["__Type"] = introspection.typeFields
        table.fields["__Field"] = introspection.fieldFields
        table.fields["__InputValue"] = introspection.inputValueFields
        table.fields["__EnumValue"] = introspection.enumValueFields
        table.fields["__Directive"] = introspection.directiveFields
        return table
    }
}

/// The fields of the introspection types.
///
/// Each row of such a type has one cell, a number that says which part of the schema it is: for `__Type` one of
/// `TypeNumbers`, for `__Directive` its place, for the others that of a `Member`.
struct Introspection: Sendable {
    let schema: Schema
    let types: TypeNumbers

    init(_ schema: Schema) {
        self.schema = schema
        types = TypeNumbers(schema)
    }

    /// Spec: 4.2 Schema Introspection.
    var rootFields: [String: FieldForm] {
        [
            "__schema": one("__Schema") { _ in 0 },
            "__type": one("__Type") { _, arguments in
                guard case .string(let name)? = arguments["name"] else { return nil }
                return schema.typeIndex(named: name)
            },
        ]
    }

    /// Spec: 4.2.1 The __Schema Type.
    var schemaFields: [String: FieldForm] {
        [
            "description": text { _ in schema.description },
            "types": list("__Type") { _, _ in Array(schema.types.indices) },
            "queryType": one("__Type") { _ in schema.queryType },
            "mutationType": one("__Type") { _ in schema.mutationType },
            "subscriptionType": one("__Type") { _ in schema.subscriptionType },
            "directives": list("__Directive") { _, _ in Array(schema.directives.indices) },
        ]
    }
}
