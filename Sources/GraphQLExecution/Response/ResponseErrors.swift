public import GraphQLLanguage

/// The errors of one response: as many as it shows, and how many there are.
///
/// When each field of ten thousand objects fails, to find where each error stands would take longer than the rest of
/// the request. So only those that are shown are made.
struct ResponseErrors: Sendable {
    /// At most so many errors are shown, and one more, which then says how many were left out.
    static let standardMaximum = 100

    private let maximum: Int
    private var errors: [ResponseError] = []
    private var count = 0

    init(maximum: Int = standardMaximum) { self.maximum = maximum }

    init(_ errors: [ResponseError]) {
        self.init()
        for error in errors { add(error) }
    }

    mutating func add(_ error: @autoclosure () -> ResponseError) {
        count += 1
        if errors.count <= maximum { errors.append(error()) }
    }

    mutating func add(_ other: ResponseErrors) {
        for error in other.errors { add(error) }
        count += other.count - other.errors.count
    }

    var isEmpty: Bool { count == 0 }

    /// One error takes no more room than to say that it was left out, and it may say so itself: validation's last.
    var shown: ArraySlice<ResponseError> {
        count == maximum + 1 ? errors[...] : errors.prefix(maximum)
    }

    var leftOut: Int { count - shown.count }

    var summary: ErrorSummary {
        if count == 0 { return ErrorSummary() }
        return ErrorSummary(count: count, firstCode: errors.first?.code, id: errors.lazy.compactMap(\.id).first)
    }
}

/// What a response says of errors, in short: for logs and figures.
public struct ErrorSummary: Hashable, Sendable {
    public var count: Int
    /// That of the first error; nil if it has none.
    public var firstCode: ErrorCode?
    /// By which the first error that is ours is found in the log.
    public var id: String?

    public init(count: Int = 0, firstCode: ErrorCode? = nil, id: String? = nil) {
        self.count = count
        self.firstCode = firstCode
        self.id = id
    }

    public init(_ errors: [ResponseError]) { self = ResponseErrors(errors).summary }
}

extension ResponseError {
    /// Of an error that is ours.
    fileprivate var id: String? {
        for field in extensions where field.name == "id" {
            if case .string(let id) = field.value { return id }
        }
        return nil
    }
}
