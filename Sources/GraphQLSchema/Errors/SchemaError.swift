public import GraphQLLanguage

/// Everything that keeps a document from being a schema.
public struct SchemaErrors: Error, Hashable, Sendable {
    public var errors: [SchemaError]

    public init(errors: [SchemaError]) { self.errors = errors }
}

/// One fault of a schema. Parts of the schema are named by their coordinates, for example `Query.contacts(first:)`.
///
/// Spec: 3 Type System; 2.15 Schema Coordinates.
public struct SchemaError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case syntax(String)

        // The document.
        case executableDefinition
        case repeatedSchemaDefinition
        case repeatedRootOperation(OperationType)
        case repeatedDefinition(String)
        case unknownType(String)
        case extensionOfUndefinedType(String)
        case extensionOfOtherKind(String)
        case unknownDirective(String)
        case misplacedDirective(String, DirectiveLocation)
        case repeatedDirective(String)
        case unknownDirectiveArgument(directive: String, argument: String)
        case missingDirectiveArgument(directive: String, argument: String)
        case repeatedArgument(String)
        case repeatedObjectField(String)

        // The types.
        case missingQueryType
        case rootTypeNotObject(OperationType, type: String)
        case repeatedRootType(String)
        case reservedName(String)
        case emptyType(String, lacks: String)
        case notOutputType(String, type: String)
        case notInputType(String, type: String)
        case requiredAndDeprecated(String)
        case notAnInterface(type: String, interface: String)
        case repeatedInterface(type: String, interface: String)
        case implementsItself(String)
        case missingInterface(type: String, interface: String, through: String)
        case missingInterfaceField(type: String, field: String)
        case otherFieldType(field: String, type: String, interfaceField: String, interfaceType: String)
        case missingInterfaceArgument(argument: String, interfaceArgument: String)
        case otherArgumentType(argument: String, type: String, interfaceArgument: String, interfaceType: String)
        case additionalRequiredArgument(argument: String, interfaceField: String)
        case deprecatedBeforeInterface(field: String, interfaceField: String)
        case memberNotObject(union: String, member: String)
        case repeatedMember(union: String, member: String)
        case oneOfFieldNonNull(String)
        case oneOfFieldWithDefault(String)
        case requiredCycle([String])
        case defaultValueCycle([String])
        case directiveCycle(String)
        case invalidDefaultValue(String, CoercionError.Reason)
        case invalidDirectiveArgument(directive: String, argument: String, CoercionError.Reason)
    }

    public var reason: Reason
    /// Where the fault is; a repetition also names what is repeated.
    public var locations: [SourceLocation]

    public init(reason: Reason, locations: [SourceLocation]) {
        self.reason = reason
        self.locations = locations
    }

    /// The error as it is sent and shown.
    public var requestError: RequestError { RequestError(message: message, locations: locations) }
}
