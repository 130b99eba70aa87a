import Batches
import RapportTypes
import SQLite

/// A comparison of an enum's values. The generated filters of all enums have this form.
protocol EnumFilter {
    associatedtype Value: RawRepresentable where Value.RawValue == String
    var eq: Omittable<Value> { get }
    var `in`: Omittable<[Value]> { get }
    var notIn: Omittable<[Value]> { get }
}

extension RelationshipTypeFilter: EnumFilter {}
extension InteractionTypeFilter: EnumFilter {}
extension SentimentFilter: EnumFilter {}

/// One function for each kind of comparison. `column` is a column of `item`.
extension FilterCompiler {
    mutating func id(_ filter: Omittable<IDFilter>, _ column: SQL) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let id = try counted(filter.eq) {
            // A text that is no id names nothing.
            all.append(id.uuid.map { "item.\(column) = \($0)" } ?? "0")
        }
        if let ids = try counted(list: filter.in, maximum: FilterCompiler.maximumEqualItems) {
            all.append("item.\(column) IN \(ids.compactMap(\.uuid))")
        }
        return FilterCompiler.all(all)
    }

    /// Text, compared without case and accents.
    mutating func text(_ filter: Omittable<StringFilter>, _ text: ComparedText) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let value = try counted(filter.eq) { all.append("\(text.folded) = \(Folding.fold(value))") }
        if let values = try counted(list: filter.in, maximum: FilterCompiler.maximumEqualItems) {
            all.append("\(text.folded) IN \(folded: values)")
        }
        all += try parts(filter, text)
        return FilterCompiler.all(all)
    }

    /// Text in a sealed column that has a keyed hash beside it: what is equal is found by the hash, in an index.
    ///
    /// SQLite is told that few rows are equal, or it would rather go through all of them in the list's order.
    mutating func hashedText(
        _ filter: Omittable<StringFilter>, sealed column: String, hash hashColumn: SQL,
        _ hash: (_ value: String) -> UUID
    ) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let value = try counted(filter.eq) {
            all.append("likelihood(item.\(hashColumn) = \(hash(value)), 0.0001)")
        }
        if let values = try counted(list: filter.in, maximum: FilterCompiler.maximumEqualItems) {
            all.append("likelihood(item.\(hashColumn) IN \(values.map(hash)), 0.001)")
        }
        all += try parts(filter, .sealed(column))
        return FilterCompiler.all(all)
    }

    private mutating func parts(_ filter: StringFilter, _ text: ComparedText) throws(FilterError) -> [SQL] {
        var all: [SQL] = []
        if let part = try counted(filter.contains) { all.append("instr(\(text.folded), \(Folding.fold(part))) > 0") }
        if let start = try counted(filter.startsWith) {
            // A range, which an index serves; nothing sorts behind U+10FFFF.
            let start = Folding.fold(start)
            all.append("(\(text.folded) >= \(start) AND \(text.folded) < \(start + "\u{10FFFF}"))")
        }
        if let isNull = try counted(filter.isNull) {
            all.append(isNull ? "\(text.stored) IS NULL" : "\(text.stored) IS NOT NULL")
        }
        return all
    }

    mutating func instant(_ filter: Omittable<DateTimeFilter>, _ column: SQL) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let instant = try counted(filter.gte) { all.append("item.\(column) >= \(instant)") }
        if let instant = try counted(filter.gt) { all.append("item.\(column) > \(instant)") }
        if let instant = try counted(filter.lte) { all.append("item.\(column) <= \(instant)") }
        if let instant = try counted(filter.lt) { all.append("item.\(column) < \(instant)") }
        if let isNull = try counted(filter.isNull) {
            all.append(isNull ? "item.\(column) IS NULL" : "item.\(column) IS NOT NULL")
        }
        return FilterCompiler.all(all)
    }

    mutating func truth(_ value: Omittable<Bool>, _ column: SQL) throws(FilterError) -> SQL? {
        guard let value = try counted(value) else { return nil }
        return "item.\(column) = \(value)"
    }

    /// An enum. What has no value is none of any values.
    mutating func choice<F: EnumFilter>(_ filter: Omittable<F>, _ column: SQL) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        if let value = try counted(filter.eq) { all.append("item.\(column) = \(value.rawValue)") }
        if let values = try counted(list: filter.in) {
            all.append("item.\(column) IN \(texts: values.map(\.rawValue))")
        }
        if let values = try counted(list: filter.notIn) {
            all.append("(item.\(column) IN \(texts: values.map(\.rawValue))) IS NOT TRUE")
        }
        return FilterCompiler.all(all)
    }
}

/// Where a text is that is compared without case and accents.
enum ComparedText {
    /// A column that has the folded text: `name_folded`.
    case folded(SQL)
    /// A column that is folded when it is read: the text itself, or a list of texts as JSON.
    case plain(SQL)
    /// A sealed column, opened and folded when it is read. Only ever for rows of the viewer's.
    case sealed(String)
    /// A subquery that has the folded text of another table.
    case foldedElsewhere(SQL)

    /// The column.
    var stored: SQL {
        switch self {
        case .folded(let column), .plain(let column): "item.\(column)"
        case .sealed(let name): "item.\(SQL(name: name))"
        case .foldedElsewhere(let subquery): subquery
        }
    }

    /// The folded text.
    var folded: SQL {
        switch self {
        case .folded, .foldedElsewhere: stored
        case .plain: .folded(stored)
        case .sealed(let name): .openedFolded(name)
        }
    }
}

extension SQL.StringInterpolation {
    /// A set of texts: `name IN \(texts: names)`. One binding, whatever their number.
    mutating func appendInterpolation(texts: [String]) {
        appendInterpolation("(SELECT value FROM json_each(\(JSONText.list(texts))))" as SQL)
    }

    /// A set of texts without case and accents.
    mutating func appendInterpolation(folded texts: [String]) {
        appendInterpolation(texts: texts.map(Folding.fold))
    }
}
