public import GraphQLLanguage
import GraphQLExecution
import GraphQLSchema

/// An operation that can run: its document is valid, its plan is made, its variables are coerced, its cost is within
/// the limit. A plain value, so that any worker may run it, as often as there is something to answer.
public struct PreparedOperation: Sendable {
    public let identity: OperationIdentity
    /// Objects that it can return, see `Plan.cost`.
    public let cost: Int
    let plan: Plan
    let variables: VariableValues
    let extensions: RequestedExtensions
    /// Of its preparation.
    let record: OperationRecord
}

/// What an operation is called: in logs, in figures, in traces. Made once for each operation of a cached document.
public final class OperationIdentity: Sendable {
    public let operationType: OperationType
    /// Nil for an anonymous operation.
    public let name: String?
    /// Of the text that the operation stands in.
    public let documentHash: DocumentHash
    /// The same as text, once and for all.
    public let documentHashText: String

    init(_ definition: OperationDefinition, documentHash: DocumentHash) {
        operationType = definition.operationType
        name = definition.name?.text
        self.documentHash = documentHash
        documentHashText = documentHash.description
    }
}

/// Which types of operation may be executed in the place where a request has arrived.
struct OperationTypes: OptionSet {
    let rawValue: UInt8

    static let query = OperationTypes(rawValue: 1)
    static let mutation = OperationTypes(rawValue: 2)
    static let subscription = OperationTypes(rawValue: 4)

    /// What GET and HEAD may ask for: they are promised to change nothing. RFC 9110, section 9.2.1.
    static let safe: OperationTypes = [.query]
    /// What is answered with one response.
    static let answeredOnce: OperationTypes = [.query, .mutation]
    static let all: OperationTypes = [.query, .mutation, .subscription]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ type: OperationType) {
        switch type {
        case .query: self = .query
        case .mutation: self = .mutation
        case .subscription: self = .subscription
        }
    }
}
