import SQLite

/// What an error of the store comes to, for those who know nothing of SQLite.
public enum StoreFault: Hashable, Sendable {
    /// The deadline of the reader has passed.
    case outOfTime
    /// The disk is full, or does not take what is written.
    case outOfSpace
    /// The disk cannot be read, or there is no memory: it may be better the next time.
    case outOfOrder
    /// More work waits than may wait, or the store is being closed.
    case overloaded
    /// The client asked for a page that cannot be.
    case page(PageError)
    /// The client asked for more conditions than a list takes.
    case filter(FilterError)
    /// A fault of ours.
    case other

    public init(_ error: any Error) {
        switch error {
        case let error as SQLiteError: self.init(error)
        case let error as PageError: self = .page(error)
        case let error as FilterError: self = .filter(error)
        case StoreError.overloaded, StoreError.closed: self = .overloaded
        default: self = .other
        }
    }

    private init(_ error: SQLiteError) {
        switch error.code {
        case .interrupted: self = .outOfTime
        case .full, .readOnly: self = .outOfSpace
        case .ioError: self = error.isOfWriting ? .outOfSpace : .outOfOrder
        case .noMemory: self = .outOfOrder
        // Another program has locked the database, for longer than is waited for.
        case .busy: self = .overloaded
        default: self = .other
        }
    }
}
