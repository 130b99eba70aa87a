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
        for (place, site) in defaultValueSites {
            guard let literal = site.syntax.defaultValue, schema.isInputType(site.definition.type) else { continue }
            do throws(CoercionError) {
                defaults.written[place] = try literals.coerce(literal, to: site.definition.type)
            } catch {
                report(
                    .invalidDefaultValue(site.coordinate, error.reason), at: [error.location ?? literal.location])
            }
        }
        checkCycles(of: defaults)
        return defaults
    }

    /// Everything with a default value, in the built-in types and directives too.
    private var defaultValueSites: [(place: DefaultValues.Place, site: InputSite)] {
        var sites: [(place: DefaultValues.Place, site: InputSite)] = []
        for (type, definition) in schema.types.enumerated() {
            let declaration = declarations.declaration(of: type, in: schema)
            for (field, fieldDefinition) in definition.fields.enumerated() {
                sites += InputSite.sites(
                    fieldDefinition.arguments, declaration.fields[field].arguments,
                    .argument(definition.name, fieldDefinition.name)
                ) { .argument(type: type, field: field, $0) }
            }
            sites += InputSite.sites(
                definition.inputFields, declaration.inputFields, .inputField(definition.name)
            ) { .inputField(type: type, $0) }
        }
        let syntaxes = declarations.directives + Declarations.prelude.directives
        for (directive, (definition, syntax)) in zip(schema.directives, syntaxes).enumerated() {
            sites += InputSite.sites(
                definition.arguments, syntax.arguments, .directiveArgument(definition.name)
            ) { .directiveArgument(directive, $0) }
        }
        return sites
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

extension InputSite {
    /// Those of a list of definitions that have default values.
    fileprivate static func sites(
        _ definitions: [InputValueDefinition], _ syntaxes: some Sequence<TypeSystem.InputValueDefinition>,
        _ owner: Owner,
        place: (Int) -> DefaultValues.Place
    ) -> [(place: DefaultValues.Place, site: InputSite)] {
        guard definitions.contains(where: { $0.defaultValue != nil }) else { return [] }
        return zip(definitions, syntaxes).enumerated().compactMap { index, pair in
            pair.0.defaultValue == nil ? nil : (place(index), InputSite(pair.0, pair.1, owner))
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
