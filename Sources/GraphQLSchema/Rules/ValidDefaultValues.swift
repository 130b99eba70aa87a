import GraphQLLanguage

extension TypeRules {
    /// A default value is a value of its type, and needs no default value that needs it.
    ///
    /// Spec: 3.6 Objects, 3.10 Input Objects and 3.13 Directives, Type Validation; 3.10 Input Objects, Circular
    /// References, InputObjectDefaultValueHasCycle.
    mutating func checkDefaultValues() -> DefaultValues {
        var defaults = DefaultValues(schema)
        let coercion = InputCoercion(schema: schema, scalars: scalars)
        let literals = LiteralCoercion(coercion: coercion, variables: nil, fillsDefaults: false)
        forEachDefaultValue { place, site, literal in
            guard schema.isInputType(site.definition.type) else { return nil }
            do throws(CoercionError) {
                defaults.written[place] = try literals.coerce(literal, to: site.definition.type)
                return nil
            } catch {
                return SchemaError(
                    reason: .invalidDefaultValue(site.coordinate, error.reason),
                    locations: [error.location ?? literal.location])
            }
        }
        checkCycles(of: defaults)
        return defaults
    }

    private mutating func forEachDefaultValue(
        _ body: (DefaultValues.Place, InputSite, Value) -> SchemaError?
    ) {
        func visit(
            _ definition: InputValueDefinition, _ syntax: TypeSystem.InputValueDefinition, _ owner: InputSite.Owner,
            _ place: DefaultValues.Place
        ) -> SchemaError? {
            syntax.defaultValue.flatMap { body(place, InputSite(definition, syntax, owner), $0) }
        }
        var found: [SchemaError?] = []
        for (typeIndex, type) in schema.types.enumerated() {
            let declaration = declarations.declaration(of: typeIndex, in: schema)
            for (fieldIndex, field) in type.fields.enumerated() where !field.arguments.isEmpty {
                let arguments = zip(field.arguments, declaration.fields[fieldIndex].arguments)
                for (index, (argument, syntax)) in arguments.enumerated() {
                    found.append(
                        visit(
                            argument, syntax, .argument(type.name, field.name),
                            .argument(type: typeIndex, field: fieldIndex, index)))
                }
            }
            for (index, (field, syntax)) in zip(type.inputFields, declaration.inputFields).enumerated() {
                found.append(visit(field, syntax, .inputField(type.name), .inputField(type: typeIndex, index)))
            }
        }
        let syntaxes = declarations.directives + Declarations.prelude.directives
        for (directiveIndex, (directive, syntax)) in zip(schema.directives, syntaxes).enumerated() {
            for (index, (argument, argumentSyntax)) in zip(directive.arguments, syntax.arguments).enumerated() {
                found.append(
                    visit(
                        argument, argumentSyntax, .directiveArgument(directive.name),
                        .directiveArgument(directiveIndex, index)))
            }
        }
        for case let error? in found { report(error.reason, at: error.locations) }
    }

    private mutating func checkCycles(of defaults: DefaultValues) {
        var search = CycleSearch<DefaultValues.Place>()
        for (type, declaration) in declarations.types.enumerated() {
            for field in declaration.inputFields.indices {
                let place = DefaultValues.Place.inputField(type: type, field)
                guard defaults.written[place] != nil else { continue }
                search.visit(place) { defaults.fieldsFilled(by: $0).map { (label: 0, node: $0) } }
            }
        }
        for cycle in search.cycles {
            var names: [String] = []
            var locations: [SourceLocation] = []
            for case .inputField(let type, let index) in cycle.map(\.node) {
                let field = declarations.types[type].inputFields[index]
                names.append("\(declarations.types[type].name).\(field.name.text)")
                locations.append(field.defaultValue?.location ?? field.location)
            }
            report(.defaultValueCycle(names), at: locations)
        }
    }
}

extension Declarations {
    /// The declaration of a type of the schema: the document's types come first, then those of the prelude.
    fileprivate func declaration(of index: Int, in schema: Schema) -> TypeDeclaration {
        if index < types.count { return types[index] }
        guard let place = Declarations.prelude.typeIndexes[schema.types[index].name] else {
            preconditionFailure("A type comes from nowhere")
        }
        return Declarations.prelude.types[place]
    }
}
