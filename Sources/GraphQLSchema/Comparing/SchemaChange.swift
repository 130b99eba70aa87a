/// One difference between two versions of a schema, and what it means to clients.
public struct SchemaChange: Hashable, Sendable {
    public enum Severity: Int, Hashable, Sendable, CaseIterable, Comparable {
        /// An operation that was valid may be valid no longer, or answer what its client does not expect.
        case breaking
        /// Operations stay valid, but a client may meet something new.
        case dangerous
        case safe

        public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
    }

    /// The kinds that tools know from `findBreakingChanges` and `findDangerousChanges` of graphql-js, under their
    /// names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case typeRemoved = "TYPE_REMOVED"
        case typeChangedKind = "TYPE_CHANGED_KIND"
        case typeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION"
        case valueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM"
        case requiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED"
        case implementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED"
        case fieldRemoved = "FIELD_REMOVED"
        case fieldChangedKind = "FIELD_CHANGED_KIND"
        case requiredArgumentAdded = "REQUIRED_ARG_ADDED"
        case argumentRemoved = "ARG_REMOVED"
        case argumentChangedKind = "ARG_CHANGED_KIND"
        case directiveRemoved = "DIRECTIVE_REMOVED"
        case directiveArgumentRemoved = "DIRECTIVE_ARG_REMOVED"
        case requiredDirectiveArgumentAdded = "REQUIRED_DIRECTIVE_ARG_ADDED"
        case directiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED"
        case directiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED"
        /// Not known to graphql-js 16.
        case oneOfAdded = "ONE_OF_ADDED"

        case valueAddedToEnum = "VALUE_ADDED_TO_ENUM"
        case typeAddedToUnion = "TYPE_ADDED_TO_UNION"
        case optionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED"
        case optionalArgumentAdded = "OPTIONAL_ARG_ADDED"
        case implementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED"
        case argumentDefaultValueChange = "ARG_DEFAULT_VALUE_CHANGE"

        case typeAdded = "TYPE_ADDED"
        case fieldAdded = "FIELD_ADDED"
        case fieldTypeNarrowed = "FIELD_TYPE_NARROWED"
        case argumentTypeWidened = "ARG_TYPE_WIDENED"
        case directiveAdded = "DIRECTIVE_ADDED"
        case deprecated = "DEPRECATED"
        case deprecationRemoved = "DEPRECATION_REMOVED"

        public var severity: Severity {
            switch self {
            case .typeRemoved, .typeChangedKind, .typeRemovedFromUnion, .valueRemovedFromEnum,
                .requiredInputFieldAdded, .implementedInterfaceRemoved, .fieldRemoved, .fieldChangedKind,
                .requiredArgumentAdded, .argumentRemoved, .argumentChangedKind, .directiveRemoved,
                .directiveArgumentRemoved, .requiredDirectiveArgumentAdded, .directiveRepeatableRemoved,
                .directiveLocationRemoved, .oneOfAdded:
                .breaking
            case .valueAddedToEnum, .typeAddedToUnion, .optionalInputFieldAdded, .optionalArgumentAdded,
                .implementedInterfaceAdded, .argumentDefaultValueChange:
                .dangerous
            case .typeAdded, .fieldAdded, .fieldTypeNarrowed, .argumentTypeWidened, .directiveAdded, .deprecated,
                .deprecationRemoved:
                .safe
            }
        }
    }

    public let kind: Kind
    /// In one sentence, with the coordinates of what has changed.
    public let message: String

    public var severity: Severity { kind.severity }
}
