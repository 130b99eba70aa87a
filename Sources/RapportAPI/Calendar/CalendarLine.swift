import Batches

/// One line that says what something on the calendar is: a head, and what it is about where that is known.
enum CalendarLine {
    static let maximumLength = 200

    /// `Meeting with Ben: Salary`, cut at 200 characters.
    static func text(_ head: String, about detail: String?) -> String {
        let line = detail.map { "\(head): \($0)" } ?? head
        guard line.unicodeScalars.count > maximumLength else { return line }
        var cut = String.UnicodeScalarView(line.unicodeScalars.prefix(maximumLength - 1))
        cut.append("…")
        return String(cut)
    }
}

extension RowBatch {
    /// The text of a cell, nil where there is none.
    func optionalString(of cell: Cell) -> String? { cell.isNull ? nil : string(of: cell) }
}
