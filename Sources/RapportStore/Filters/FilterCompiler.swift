import Batches
import RapportTypes
import SQLite

/// A filter of the schema with `and`, `or` and `not`.
protocol NestedFilter {
    var and: Omittable<[Self]> { get }
    var or: Omittable<[Self]> { get }
    var not: Omittable<Self> { get }

    /// The conditions of the other members on the table's rows, which are called `item`. Nil is no condition.
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?]
}

/// Makes SQL conditions of filters, and counts what they cost.
///
/// An omitted member or a null one is no condition, at every level: a client binds optional variables without
/// writing another document. So `not` of no condition is none either, and `or` with an alternative that asks for
/// nothing asks for nothing.
struct FilterCompiler {
    /// `and`, `or` and `not` below the top.
    static let maximumNesting = 3
    /// Comparisons, over all levels.
    static let maximumConditions = 20
    /// Words of one condition that searches.
    static let maximumWords = 50
    /// Members of `and` and of `or`, also of those that ask for nothing: SQLite takes no expression of a thousand
    /// levels, and a chain of `OR` has one for each of its members.
    static let maximumMembers = 100
    /// Items of a list in a comparison, where the schema says nothing else.
    static let maximumItems = 1000
    /// Ids or texts that one of has to be equal, as the schema says.
    static let maximumEqualItems = 100

    /// Rows that are looked up by their ids, and not among all that the viewer has.
    static let maximumLookups = 5000

    /// The records of a kind that have the words of a search in fields of these names; nil where that cannot be told,
    /// or is not worth it.
    typealias Candidates = (_ query: SearchQuery, _ kind: SearchedKind, _ fields: [String]) -> [UUID]?

    let viewer: Viewer
    let candidates: Candidates?
    /// Whether few rows can fit, whose ids are known.
    private(set) var isNarrow = false
    /// Searches so far that have found few rows.
    var narrowSearches = 0
    private var conditions = 0

    init(for viewer: Viewer, candidates: Candidates? = nil) {
        self.viewer = viewer
        self.candidates = candidates
    }

    /// The condition of a filter; nil if it asks for nothing.
    mutating func condition(_ filter: some NestedFilter, nesting: Int = 0) throws(FilterError) -> SQL? {
        guard nesting <= FilterCompiler.maximumNesting else {
            throw .nestedTooDeeply(maximum: FilterCompiler.maximumNesting)
        }
        var all = try filter.conditions(&self).compactMap { $0 }
        if nesting == 0 { isNarrow = narrowSearches > 0 }
        for operand in try FilterCompiler.bounded(filter.and.value ?? []) {
            if let condition = try condition(operand, nesting: nesting + 1) { all.append(condition) }
        }
        if let alternatives = filter.or.value, let condition = try either(alternatives, nesting: nesting + 1) {
            all.append(condition)
        }
        if let negated = filter.not.value, let condition = try condition(negated, nesting: nesting + 1) {
            // A comparison with NULL is NULL, and its opposite has to hold.
            all.append("\(condition) IS NOT TRUE")
        }
        return FilterCompiler.all(all)
    }

    /// That one of the alternatives holds. Of none, none does.
    private mutating func either(
        _ alternatives: [some NestedFilter], nesting: Int
    ) throws(FilterError) -> SQL? {
        var conditions: [SQL] = []
        var asksForNothing = false
        for alternative in try FilterCompiler.bounded(alternatives) {
            if let condition = try condition(alternative, nesting: nesting) {
                conditions.append(condition)
            } else {
                asksForNothing = true
            }
        }
        if asksForNothing { return nil }
        return conditions.isEmpty ? "0" : "(\(conditions.joined(separator: " OR ")))"
    }

    /// That all conditions hold; nil if there are none.
    static func all(_ conditions: [SQL]) -> SQL? {
        conditions.isEmpty ? nil : "(\(conditions.joined(separator: " AND ")))"
    }

    private static func bounded<Member>(_ members: [Member]) throws(FilterError) -> [Member] {
        guard members.count <= maximumMembers else { throw .tooManyItems(maximum: maximumMembers) }
        return members
    }

    // MARK: Counting

    /// Counts one comparison.
    mutating func count() throws(FilterError) {
        conditions += 1
        guard conditions <= FilterCompiler.maximumConditions else {
            throw .tooManyConditions(maximum: FilterCompiler.maximumConditions)
        }
    }

    /// The value of a member that makes one comparison, counted; nil if there is none.
    mutating func counted<Value>(_ member: Omittable<Value>) throws(FilterError) -> Value? {
        guard let value = member.value else { return nil }
        try count()
        return value
    }

    /// The same for a list.
    mutating func counted<Element>(
        list member: Omittable<[Element]>, maximum: Int = FilterCompiler.maximumItems
    ) throws(FilterError) -> [Element]? {
        guard let list = try counted(member) else { return nil }
        guard list.count <= maximum else { throw .tooManyItems(maximum: maximum) }
        return list
    }
}
