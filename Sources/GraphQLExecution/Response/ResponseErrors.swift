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
}
