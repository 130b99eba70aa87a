public import GraphQLLanguage

extension ValidationError {
    /// What is wrong, in the order of section 5 of the specification. Types are as GraphQL writes them; `suggestions`
    /// are names that exist and read alike, the likeliest first.
    public enum Reason: Hashable, Sendable {
        case overLimit(Limit, maximum: Int, value: Int)
        /// There are more errors than are reported.
        case tooManyErrors(maximum: Int)

        // 5.1 Documents
        case notExecutable(definition: String?)

        // 5.2 Operations
        case operationTypeMissing(OperationType)
        case duplicateOperation(String)
        case anonymousOperationNotAlone
        case subscriptionRootFields(operation: String?)
        case subscriptionRootCondition(operation: String?)
        case subscriptionRootIntrospection(operation: String?)

        // 5.3 Fields
        case introspectionClosed(String)
        case unknownField(String, type: String, fragmentTypes: [String], suggestions: [String])
        case fieldsConflict(FieldConflict)
        case selectionOnLeaf(field: String, type: String)
        case selectionMissing(field: String, type: String, isSuggested: Bool)

        // 5.4 Arguments
        case unknownArgument(String, of: ArgumentOwner, suggestions: [String])
        case duplicateArgument(String)
        case missingArgument(String, type: String, of: ArgumentOwner)

        // 5.5 Fragments
        case duplicateFragment(String)
        case unknownType(String, suggestions: [String])
        case fragmentOnNonComposite(fragment: String?, type: String)
        case unusedFragment(String)
        case unknownFragment(String)
        case fragmentCycle(String, via: [String])
        case impossibleSpread(fragment: String?, type: String, parentType: String)

        // 5.6 Values
        case invalidValue(type: String, found: String)
        /// A list or an object in the place of a leaf. It is sent without locations, so the message says where.
        case compositeForLeaf(type: String, found: String, at: SourceLocation)
        case integerOutOfRange(found: String)
        case unknownEnumValue(type: String, found: String, suggestions: [String])
        /// What the coercion of a custom scalar says.
        case refusedByScalar(type: String, found: String, message: String)
        case unknownInputField(String, type: String, suggestions: [String])
        case duplicateInputField(String)
        case missingInputField(String, type: String, fieldType: String)
        case oneOfCount(type: String)
        case oneOfNull(type: String, field: String)

        // 5.7 Directives
        case unknownDirective(String, suggestions: [String])
        case misplacedDirective(String, location: DirectiveLocation)
        case repeatedDirective(String)

        // 5.8 Variables
        case duplicateVariable(String)
        case variableOfOutputType(String, type: String)
        case undefinedVariable(String, operation: String?)
        case unusedVariable(String, operation: String?)
        case variableInWrongPosition(String, type: String, expected: String)
        case nullableVariableInOneOf(String, type: String, oneOf: String)
    }

    /// What a limit counts. The raw value is its name in an answer.
    public enum Limit: String, Hashable, Sendable {
        case operations, fragments, variables
        case directives
        case depth
        case fields
        case aliases
        /// Selection sets in one another, with those of fragments.
        case nesting
        /// Steps of the comparison of fields that have one response key.
        case comparisons
    }

    /// What takes arguments.
    public enum ArgumentOwner: Hashable, Sendable {
        case field(String, type: String)
        case directive(String)
    }

    /// Why fields of one response key cannot be merged.
    public struct FieldConflict: Hashable, Sendable {
        public indirect enum Reason: Hashable, Sendable {
            case differentFields(String, String)
            case differentArguments
            case differentTypes(String, String)
            case subfields([FieldConflict])
        }

        public let responseKey: String
        public let reason: Reason
    }
}
