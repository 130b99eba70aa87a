import GraphQLLanguage

/// The definitions of a type system document, sorted by what they define, extensions beside what they extend.
///
/// Of definitions with the same name only the first counts; a rule reports the others.
///
/// Spec: 3.1 Type System Extensions.
struct Declarations {
    private(set) var schemas: [TypeSystem.SchemaDefinition] = []
    private(set) var schemaExtensions: [TypeSystem.SchemaDefinition] = []
    /// In the order of the document.
    private(set) var types: [TypeDeclaration] = []
    private(set) var typeIndexes: [String: Int] = [:]
    private(set) var directives: [TypeSystem.DirectiveDefinition] = []
    /// Operations and fragments, which do not belong into such a document.
    private(set) var executables: [Definition] = []
    /// Definitions of types that are defined already.
    private(set) var repeatedTypes: [Definition] = []
    private(set) var repeatedDirectives: [TypeSystem.DirectiveDefinition] = []
    /// Extensions of types that are not defined, or are of another kind.
    private(set) var strayExtensions: [Definition] = []

    /// What every schema has.
    static let prelude = Declarations(preludeDocument, leavingOut: [], [])
    private static let preludeDocument: Document = {
        do throws(SyntaxError) {
            return try Document.parse(Prelude.sdl, limits: .none)
        } catch {
            preconditionFailure("The prelude is no document: \(error.message)")
        }
    }()

    /// Definitions of the built-in scalars and directives are passed over: a document should leave them out, but what
    /// other tools export has them.
    ///
    /// Spec: 3.5 Scalars ("all built-in scalars must be omitted for brevity"), 3.13 Directives.
    init(_ document: Document) {
        self.init(
            document, leavingOut: Set(["Int", "Float", "String", "Boolean", "ID"]),
            Set(Declarations.prelude.directives.map(\.name.text)))
    }

    private init(_ document: Document, leavingOut scalars: Set<String>, _ directives: Set<String>) {
        var extensions: [Definition] = []
        var directiveNames: Set<String> = []
        for definition in document.definitions {
            switch definition {
            case .operation, .fragment: executables.append(definition)
            case .schema(let schema): schemas.append(schema)
            case .schemaExtension(let schema): schemaExtensions.append(schema)
            case .scalar(let scalar) where scalars.contains(scalar.name.text): break
            case .directive(let directive) where directives.contains(directive.name.text): break
            case .directive(let directive):
                let isNew = directiveNames.insert(directive.name.text).inserted
                if isNew { self.directives.append(directive) } else { repeatedDirectives.append(directive) }
            default:
                if definition.isExtension { extensions.append(definition) } else { define(definition) }
            }
        }
        for definition in extensions { extend(definition) }
    }

    private mutating func define(_ definition: Definition) {
        guard let declaration = TypeDeclaration(definition) else { return }
        if typeIndexes[declaration.name] != nil {
            repeatedTypes.append(definition)
        } else {
            typeIndexes[declaration.name] = types.count
            types.append(declaration)
        }
    }

    private mutating func extend(_ definition: Definition) {
        if let name = definition.name, let index = typeIndexes[name.text], types[index].kind == definition.typeKind {
            types[index].append(definition)
        } else {
            strayExtensions.append(definition)
        }
    }

    /// `query: Query` and the like, of the schema definition and its extensions.
    var rootOperationTypes: [TypeSystem.RootOperationTypeDefinition] {
        (schemas.prefix(1) + schemaExtensions).flatMap { Array($0.rootOperationTypes) }
    }
}

/// The definition of a type with all of its extensions.
struct TypeDeclaration {
    let name: String
    let kind: NamedType.Kind
    /// The definition, then the extensions.
    private(set) var parts: [Definition] = []
    private(set) var interfaces: [GraphQLLanguage.NamedType] = []
    private(set) var fields: [TypeSystem.FieldDefinition] = []
    private(set) var members: [GraphQLLanguage.NamedType] = []
    private(set) var values: [TypeSystem.EnumValueDefinition] = []
    private(set) var inputFields: [TypeSystem.InputValueDefinition] = []

    init?(_ definition: Definition) {
        guard let name = definition.name, let kind = definition.typeKind else { return nil }
        self.name = name.text
        self.kind = kind
        append(definition)
    }

    mutating func append(_ part: Definition) {
        parts.append(part)
        switch part {
        case .object(let view), .objectExtension(let view):
            interfaces += view.interfaces
            fields += view.fields
        case .interface(let view), .interfaceExtension(let view):
            interfaces += view.interfaces
            fields += view.fields
        case .union(let view), .unionExtension(let view): members += view.members
        case .enumeration(let view), .enumerationExtension(let view): values += view.values
        case .inputObject(let view), .inputObjectExtension(let view): inputFields += view.fields
        default: break
        }
    }

    /// The name as it stands in the definition.
    var nameSyntax: Name {
        guard let name = parts[0].name else { preconditionFailure("A type has a name") }
        return name
    }

    var description: String? { parts[0].description?.value }

    /// The first directive of this name on the definition or an extension.
    func directive(named name: StaticString) -> Directive? {
        for part in parts {
            if let directive = part.directives.first(where: { $0.name.matches(name) }) { return directive }
        }
        return nil
    }
}

extension Definition {
    /// The kind of type that is defined or extended, nil if it is something else.
    var typeKind: NamedType.Kind? {
        switch self {
        case .scalar, .scalarExtension: .scalar
        case .object, .objectExtension: .object
        case .interface, .interfaceExtension: .interface
        case .union, .unionExtension: .union
        case .enumeration, .enumerationExtension: .enumeration
        case .inputObject, .inputObjectExtension: .inputObject
        default: nil
        }
    }
}
