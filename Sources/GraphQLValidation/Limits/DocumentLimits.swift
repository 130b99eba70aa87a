/// How large a document may be.
///
/// They bound what validating, planning and executing it can cost, whatever the document says. They are checked first,
/// in time proportional to the document.
public struct DocumentLimits: Hashable, Sendable {
    public var operations: Int
    public var fragments: Int
    /// Of one operation.
    public var variables: Int
    /// On one field, fragment, variable or operation.
    public var directivesPerLocation: Int
    /// How deep fields may nest, through fragments too. Fields of introspection count like others.
    public var selectionDepth: Int
    /// The fields of one operation, with every fragment counted wherever it is spread.
    public var expandedFields: Int
    /// How many times one scope may select the same field under an alias.
    public var aliasesOfOneField: Int
    /// How many errors are reported before validation stops.
    public var errors: Int

    /// What a server wants: far above what people and their tools write.
    public static let standard = DocumentLimits(
        operations: 50, fragments: 500, variables: 500, directivesPerLocation: 8, selectionDepth: 20,
        expandedFields: 5_000, aliasesOfOneField: 100, errors: 100)

    /// For documents of our own making. What protects the stack holds nevertheless, see `maximumNesting`.
    public static let none = DocumentLimits(
        operations: .max, fragments: .max, variables: .max, directivesPerLocation: .max, selectionDepth: .max,
        expandedFields: .max, aliasesOfOneField: .max, errors: .max)

    /// How deep selection sets may nest, those of fragments included: the walks over them are recursive.
    ///
    /// This one cannot be changed. It is what the parser allows without fragments.
    public static let maximumNesting = 200

    public init(
        operations: Int, fragments: Int, variables: Int, directivesPerLocation: Int, selectionDepth: Int,
        expandedFields: Int, aliasesOfOneField: Int, errors: Int
    ) {
        self.operations = operations
        self.fragments = fragments
        self.variables = variables
        self.directivesPerLocation = directivesPerLocation
        self.selectionDepth = selectionDepth
        self.expandedFields = expandedFields
        self.aliasesOfOneField = aliasesOfOneField
        self.errors = errors
    }
}
