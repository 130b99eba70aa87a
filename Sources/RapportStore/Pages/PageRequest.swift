import RapportTypes

/// Which page of a list is asked for: so many from one end, between two cursors.
///
/// GraphQL Cursor Connections Specification, section 4 Arguments.
public struct PageRequest: Hashable, Sendable {
    public enum End: Hashable, Sendable {
        /// `first`: counted from the start of the list.
        case start
        /// `last`: counted from its end.
        case end
    }

    /// How many nodes at most.
    public let count: Int
    public let from: End
    /// Only what follows this cursor.
    public let after: String?
    /// Only what precedes this cursor.
    public let before: String?

    public static let defaultCount = 25
    public static let maximumCount = 100

    public init(
        first: Int? = nil, after: String? = nil, last: Int? = nil, before: String? = nil,
        maximum: Int = PageRequest.maximumCount
    ) throws(PageError) {
        guard first == nil || last == nil else { throw .bothEnds }
        let count = first ?? last ?? PageRequest.defaultCount
        let argument = last == nil ? "first" : "last"
        guard count >= 1 else { throw .countTooSmall(argument: argument) }
        guard count <= maximum else { throw .countTooLarge(argument: argument, maximum: maximum) }
        self.count = count
        from = last == nil ? .start : .end
        self.after = after
        self.before = before
    }

    public init(_ arguments: some ConnectionArguments, maximum: Int = PageRequest.maximumCount) throws(PageError) {
        try self.init(
            first: arguments.first, after: arguments.after, last: arguments.last, before: arguments.before,
            maximum: maximum)
    }
}

/// Why there is no such page.
public enum PageError: Error, Hashable, Sendable {
    /// `first` and `last` are both given.
    case bothEnds
    case countTooSmall(argument: String)
    case countTooLarge(argument: String, maximum: Int)
    /// The cursor was not made by this server.
    case malformedCursor(argument: String)
    /// The cursor was made for a list in another order.
    case cursorOfAnotherOrder(argument: String)
}

extension PageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .bothEnds: "Only one of \"first\" and \"last\" can be given."
        case .countTooSmall(let argument): "\"\(argument)\" must be at least 1."
        case .countTooLarge(let argument, let maximum): "\"\(argument)\" must be at most \(maximum)."
        case .malformedCursor(let argument): "\"\(argument)\" is not a cursor of this server."
        case .cursorOfAnotherOrder(let argument): "\"\(argument)\" is a cursor of a list in another order."
        }
    }
}
