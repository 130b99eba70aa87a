import GraphQLLanguage

extension SchemaError {
    public var message: String { reason.documentMessage ?? reason.typeMessage }
}

extension SchemaError.Reason {
    /// Nil when the fault is one of the type system.
    fileprivate var documentMessage: String? {
        switch self {
        case .syntax(let message): message
        case .executableDefinition: "A schema has no operations and no fragments."
        case .repeatedSchemaDefinition: "There is more than one schema definition."
        case .repeatedRootOperation(let operation): "There is more than one \(operation.rawValue) type in the schema."
        case .repeatedDefinition(let coordinate): "\"\(coordinate)\" is defined more than once."
        case .unknownType(let name): "The type \"\(name)\" is not defined."
        case .extensionOfUndefinedType(let name):
            "The type \"\(name)\" cannot be extended, because it is not defined."
        case .extensionOfOtherKind(let name): "The type \"\(name)\" is extended as another kind of type than it is."
        case .unknownDirective(let name): "The directive \"@\(name)\" is not defined."
        case .misplacedDirective(let name, let location):
            "The directive \"@\(name)\" must not be used on \(location.rawValue)."
        case .repeatedDirective(let name): "The directive \"@\(name)\" is not repeatable."
        case .unknownDirectiveArgument(let directive, let argument):
            "The directive \"@\(directive)\" has no argument \"\(argument)\"."
        case .missingDirectiveArgument(let directive, let argument):
            "The argument \"@\(directive)(\(argument):)\" is required."
        case .repeatedArgument(let name): "The argument \"\(name)\" is given more than once."
        case .repeatedObjectField(let name): "The field \"\(name)\" is given more than once."
        default: nil
        }
    }

    fileprivate var typeMessage: String {
        switch self {
        case .missingQueryType: "There is no query type."
        case .rootTypeNotObject(let operation, let type):
            "The \(operation.rawValue) type must be an object type, \"\(type)\" is none."
        case .repeatedRootType(let type): "\"\(type)\" is the type of more than one kind of operation."
        case .reservedName(let coordinate): "\"\(coordinate)\" must not begin with \"__\", which introspection uses."
        case .emptyType(let type, let parts): "The type \"\(type)\" has no \(parts)."
        case .notOutputType(let coordinate, let type):
            "\"\(coordinate)\" must have an output type, \"\(type)\" is none."
        case .notInputType(let coordinate, let type): "\"\(coordinate)\" must have an input type, \"\(type)\" is none."
        case .requiredAndDeprecated(let coordinate): "\"\(coordinate)\" is required and cannot be deprecated."
        case .memberNotObject(let union, let member):
            "The union \"\(union)\" consists of object types, \"\(member)\" is none."
        case .repeatedMember(let union, let member): "The union \"\(union)\" names \"\(member)\" more than once."
        case .oneOfFieldNonNull(let coordinate):
            "\"\(coordinate)\" belongs to a OneOf input object and must be nullable."
        case .oneOfFieldWithDefault(let coordinate):
            "\"\(coordinate)\" belongs to a OneOf input object and cannot have a default value."
        case .requiredCycle(let path):
            "No value is possible: \(SchemaError.Reason.chain(path)) require each other."
        case .defaultValueCycle(let path):
            "No default value is possible: those of \(SchemaError.Reason.chain(path)) need each other."
        case .directiveCycle(let name): "The directive \"@\(name)\" uses itself in its definition."
        case .invalidDefaultValue(let coordinate, let fault):
            "\"\(coordinate)\" has an invalid default value: \(CoercionError(reason: fault).message)"
        case .invalidDirectiveArgument(let directive, let argument, let fault):
            "\"@\(directive)(\(argument):)\" got an invalid value: \(CoercionError(reason: fault).message)"
        default: interfaceMessage
        }
    }

    private var interfaceMessage: String {
        switch self {
        case .notAnInterface(let type, let interface):
            "\"\(type)\" can implement interfaces only, \"\(interface)\" is none."
        case .repeatedInterface(let type, let interface): "\"\(type)\" implements \"\(interface)\" more than once."
        case .implementsItself(let type): "The interface \"\(type)\" cannot implement itself."
        case .missingInterface(let type, let interface, let through):
            "\"\(type)\" must implement \"\(interface)\", because \"\(through)\" does."
        case .missingInterfaceField(let type, let field): "\"\(type)\" lacks the field \"\(field)\"."
        case .otherFieldType(let field, let type, let interfaceField, let interfaceType):
            "\"\(field)\" has the type \"\(type)\", which is no subtype of \"\(interfaceType)\" of \"\(interfaceField)\"."
        case .missingInterfaceArgument(let argument, let interfaceArgument):
            "The argument \"\(argument)\" is missing, which \"\(interfaceArgument)\" asks for."
        case .otherArgumentType(let argument, let type, let interfaceArgument, let interfaceType):
            "\"\(argument)\" has the type \"\(type)\", but \"\(interfaceArgument)\" has \"\(interfaceType)\"."
        case .additionalRequiredArgument(let argument, let interfaceField):
            "\"\(argument)\" must not be required, because \"\(interfaceField)\" does not have it."
        case .deprecatedBeforeInterface(let field, let interfaceField):
            "\"\(field)\" cannot be deprecated, because \"\(interfaceField)\" is not."
        default: "The schema is invalid."
        }
    }

    private static func chain(_ path: [String]) -> String { path.map { "\"\($0)\"" }.joined(separator: ", ") }
}
