import RapportTypes

/// The dates that files of LinkedIn have had over the years, and what a spreadsheet makes of them.
enum ConnectionDate {
    /// Reads `03 Mar 2024`, `1/31/18, 4:05 PM`, `7-Feb-22` or `2024-03-03`; nil for anything else.
    ///
    /// Slashes are the American order, month first. Years of two digits are of this century: LinkedIn is.
    static func read(_ text: String) -> CalendarDate? {
        let day = text.split(separator: ",").first.map { Text.trimmed(String($0)) } ?? ""
        if let date = try? CalendarDate(day) { return date }
        if let parts = parts(of: day, separator: "/") {
            return date(day: parts[1], month: number(parts[0], digits: 1...2), year: parts[2])
        }
        guard let parts = parts(of: day, separator: " ") ?? parts(of: day, separator: "-") else { return nil }
        return date(day: parts[0], month: month(parts[1]), year: parts[2])
    }

    private static func parts(of text: String, separator: Character) -> [Substring]? {
        let parts = text.split(separator: separator)
        return parts.count == 3 ? parts : nil
    }

    private static func date(day: Substring, month: Int?, year: Substring) -> CalendarDate? {
        guard let day = number(day, digits: 1...2), let month,
            let year = number(year, digits: 2...2) ?? number(year, digits: 4...4)
        else { return nil }
        return CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    /// The number of a month by its English name or at least its first three letters.
    private static func month(_ text: Substring) -> Int? {
        guard text.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(text.lowercased()) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
