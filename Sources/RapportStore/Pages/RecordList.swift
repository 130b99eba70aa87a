/// The records of a list: which, in which order, and which page of them.
public struct RecordList<Filter: Sendable, Order: Sendable>: Sendable {
    public var filter: Filter?
    /// Nil is the order in which such records come where nobody asks for another.
    public var order: Order?
    public var page: PageRequest

    public init(filter: Filter? = nil, order: Order? = nil, page: PageRequest) {
        self.filter = filter
        self.order = order
        self.page = page
    }
}
