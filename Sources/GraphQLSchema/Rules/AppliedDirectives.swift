import GraphQLLanguage

extension DocumentRules {
    /// A directive that is applied is defined, allowed in that place, and not repeated unless it may be. A type and its
    /// extensions are one place.
    ///
    /// Spec: 3.13 Directives; 5.7.1 Directives Are Defined, 5.7.2 In Valid Locations, 5.7.3 Unique Per Location.
    mutating func checkDirectives() {
        let definitions = directiveDefinitions
        for (directives, place) in declarations.directiveSites {
            var seen: Set<String> = []
            for directive in directives {
                let name = directive.name.text
                guard let definition = definitions[name] else {
                    report(.unknownDirective(name), at: directive)
                    continue
                }
                if !definition.locations.contains(where: { $0.name.matches(place.rawValue) }) {
                    report(.misplacedDirective(name, place), at: directive)
                }
                if !seen.insert(name).inserted, !definition.isRepeatable {
                    report(.repeatedDirective(name), at: directive)
                }
            }
        }
    }

    /// The arguments of a directive are defined, given once, and given if they are required.
    ///
    /// Spec: 5.4.1 Argument Names, 5.4.2 Argument Uniqueness, 5.4.3 Required Arguments.
    mutating func checkDirectiveArguments() {
        let definitions = directiveDefinitions
        for (directives, _) in declarations.directiveSites {
            for directive in directives {
                checkUnique(directive.arguments.lazy.map(\.name)) { .repeatedArgument($0) }
                for argument in directive.arguments { checkUniqueFields(in: argument.value) }
                if let definition = definitions[directive.name.text] { check(directive, against: definition) }
            }
        }
        for value in declarations.defaultValues { checkUniqueFields(in: value) }
    }

    private mutating func check(_ directive: Directive, against definition: TypeSystem.DirectiveDefinition) {
        let name = definition.name.text
        for argument in directive.arguments
        where !definition.arguments.contains(where: { $0.name.matches(argument.name) }) {
            report(.unknownDirectiveArgument(directive: name, argument: argument.name.text), at: argument)
        }
        for argument in definition.arguments where argument.type.isNonNull && argument.defaultValue == nil {
            guard !directive.arguments.contains(where: { $0.name.matches(argument.name) }) else { continue }
            report(.missingDirectiveArgument(directive: name, argument: argument.name.text), at: directive)
        }
    }

    /// Spec: 5.6.3 Input Object Field Uniqueness.
    private mutating func checkUniqueFields(in value: Value) {
        switch value {
        case .list(let list):
            for element in list.values { checkUniqueFields(in: element) }
        case .object(let object):
            checkUnique(object.fields.lazy.map(\.name)) { .repeatedObjectField($0) }
            for field in object.fields { checkUniqueFields(in: field.value) }
        default: break
        }
    }

    private var directiveDefinitions: [String: TypeSystem.DirectiveDefinition] {
        let all = declarations.directives + Declarations.prelude.directives
        return Dictionary(all.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Declarations {
    /// Every place with directives, with all directives that are applied there.
    var directiveSites: [(directives: [Directive], location: DirectiveLocation)] {
        var sites: [(directives: [Directive], location: DirectiveLocation)] = []
        func add(_ directives: [Directive], _ location: DirectiveLocation) {
            if !directives.isEmpty { sites.append((directives, location)) }
        }
        func add(_ value: TypeSystem.InputValueDefinition, _ location: DirectiveLocation) {
            if !value.directives.isEmpty { add(Array(value.directives), location) }
        }
        add((schemas.prefix(1) + schemaExtensions).flatMap { Array($0.directives) }, .schema)
        for type in types {
            add(type.parts.flatMap { Array($0.directives) }, type.kind.directiveLocation)
            for field in type.fields {
                for argument in field.arguments { add(argument, .argumentDefinition) }
                if !field.directives.isEmpty { add(Array(field.directives), .fieldDefinition) }
            }
            for field in type.inputFields { add(field, .inputFieldDefinition) }
            for value in type.values where !value.directives.isEmpty { add(Array(value.directives), .enumValue) }
        }
        for directive in directives {
            for argument in directive.arguments { add(argument, .argumentDefinition) }
        }
        return sites
    }

    /// The default values of all arguments and input fields.
    fileprivate var defaultValues: [Value] {
        types.flatMap { type in
            type.fields.flatMap { $0.arguments.compactMap(\.defaultValue) }
                + type.inputFields.compactMap(\.defaultValue)
        } + directives.flatMap { $0.arguments.compactMap(\.defaultValue) }
    }
}

extension NamedType.Kind {
    fileprivate var directiveLocation: DirectiveLocation {
        switch self {
        case .scalar: .scalar
        case .object: .object
        case .interface: .interface
        case .union: .union
        case .enumeration: .enumeration
        case .inputObject: .inputObject
        }
    }
}
