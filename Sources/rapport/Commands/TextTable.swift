/// Rows for people to read: columns as wide as their widest cell.
enum TextTable {
    static func text(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? cell($0[column]).count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let text = cell(text)
                line += text
                // Nothing is padded at the end of a line.
                if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - text.count + 2) }
            }
            return line + "\n"
        }
        .joined()
    }

    /// Names are people's: what would move a terminal's cursor becomes a space.
    private static func cell(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
