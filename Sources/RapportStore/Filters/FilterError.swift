/// A filter that asks for more than one may.
public enum FilterError: Error, Hashable, Sendable {
    /// `and`, `or` and `not` inside each other, below the top.
    case nestedTooDeeply(maximum: Int)
    case tooManyConditions(maximum: Int)
    /// Words that are searched for.
    case tooManyWords(maximum: Int)
    /// A list in a condition.
    case tooManyItems(maximum: Int)
}

extension FilterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nestedTooDeeply(let maximum):
            "\"and\", \"or\" and \"not\" can be at most \(maximum) levels deep in a filter."
        case .tooManyConditions(let maximum): "A filter can have at most \(maximum) conditions."
        case .tooManyWords(let maximum): "At most \(maximum) words can be searched for."
        case .tooManyItems(let maximum): "A list in a filter can have at most \(maximum) items."
        }
    }
}
