/// Names that read like one that does not exist.
enum Suggestions {
    /// How many are shown.
    static let maximumCount = 5
    /// Names longer than this are not compared: a comparison costs the product of the lengths.
    static let maximumLength = 40

    /// The names close to `name`, the closest first.
    ///
    /// - Complexity: O(names), each comparison bounded by `maximumLength`; only errors pay for it, and their number is
    ///   limited.
    static func names(like name: String, among names: some Sequence<String>) -> [String] {
        guard name.utf8.count <= maximumLength else { return [] }
        let wanted = lowercased(name)
        // Two fifths of the letters may differ, as in other implementations.
        let threshold = name.utf8.count * 2 / 5 + 1
        var found: [(name: String, distance: Int)] = []
        for candidate in names where abs(candidate.utf8.count - name.utf8.count) <= threshold {
            guard candidate.utf8.count <= maximumLength else { continue }
            let distance = distance(wanted, lowercased(candidate))
            if distance <= threshold { found.append((candidate, distance)) }
        }
        found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return found.prefix(maximumCount).map(\.name)
    }

    /// Damerau–Levenshtein distance (optimal string alignment): how many letters must be inserted, removed, replaced
    /// or swapped with their neighbour.
    static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var beforePrevious = [Int](repeating: 0, count: other.count + 1)
        var previous = Array(0...other.count)
        for row in 0..<one.count {
            var current = [row + 1]
            current.reserveCapacity(other.count + 1)
            for column in 0..<other.count {
                let cost = one[row] == other[column] ? 0 : 1
                var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[other.count]
    }

    /// Names are ASCII.
    private static func lowercased(_ name: String) -> [UInt8] {
        name.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }
}
