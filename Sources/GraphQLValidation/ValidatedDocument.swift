public import GraphQLLanguage
public import GraphQLSchema

/// A document that may be executed: it keeps to every rule of section 5 and to the limits.
///
/// Only `validate` makes one, so whatever takes one need not ask again. In particular: fragments exist and form no
/// cycles, fields exist on their types, arguments are given as they are defined, and selections nest no deeper than
/// `validate` allows.
///
/// Spec: 5 Validation, 6.1 Executing Requests.
public struct ValidatedDocument: Sendable {
    public let document: Document
    public let schema: Schema
    /// In document order; there is at least one.
    public let operations: [OperationDefinition]
    public let fragments: [String: FragmentDefinition]

    init(
        document: Document, schema: Schema, operations: [OperationDefinition], fragments: [String: FragmentDefinition]
    ) {
        self.document = document
        self.schema = schema
        self.operations = operations
        self.fragments = fragments
    }

    /// The operation that a request asks for: the one of that name, or without a name the only one.
    ///
    /// Spec: 6.1 GetOperation.
    public func operation(named name: String?) -> Result<OperationDefinition, RequestError> {
        guard let name else {
            guard operations.count == 1 else { return .failure(.operationResolution(.nameMissing)) }
            return .success(operations[0])
        }
        guard let operation = operations.first(where: { $0.name?.matches(name) ?? false }) else {
            return .failure(.operationResolution(.nameUnknown(name)))
        }
        return .success(operation)
    }
}

/// Why no operation was found.
enum OperationResolutionFailure {
    case nameMissing
    case nameUnknown(String)

    var message: String {
        switch self {
        case .nameMissing: "The document has several operations; the request must name one of them."
        case .nameUnknown(let name): "Unknown operation named \"\(name.prefix(100))\"."
        }
    }
}

extension RequestError {
    static func operationResolution(_ failure: OperationResolutionFailure) -> RequestError {
        RequestError(message: failure.message, code: .operationResolutionFailure)
    }
}

extension ValidatedDocument {
    /// How deep the fields of each operation nest, through fragments too, in the order of `operations`.
    public var selectionDepths: [Int] {
        let outline = DocumentOutline(document)
        let fragments = ExpandedSize.ofFragments(in: outline)
        return outline.operationParts.map { ExpandedSize($0, fragments: fragments).depth }
    }
}
