/// What a block string stands for: the indentation that all of its lines have is removed, and so are the blank lines
/// at its start and end.
///
/// The first line does not count for the indentation, because it stands after the quotes.
///
/// Spec: 2.9.4 String Value, BlockStringValue(rawValue).
func blockStringValue(_ rawValue: ArraySlice<UInt8>) -> [UInt8] {
    var lines = lines(of: rawValue)
    let commonIndent = lines.dropFirst().filter { !isBlank($0) }.map { indent(of: $0) }.min() ?? 0
    for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(commonIndent) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(lines[first...last].joined(separator: [UInt8(ascii: "\n")]))
}

/// The lines, without their ends: `\n`, `\r\n` or `\r`.
private func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var place = start
    while place < text.endIndex {
        let byte = text[place]
        place += 1
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
        lines.append(text[start..<(place - 1)])
        if byte == UInt8(ascii: "\r"), place < text.endIndex, text[place] == UInt8(ascii: "\n") { place += 1 }
        start = place
    }
    lines.append(text[start...])
    return lines
}

private func isBlank(_ line: ArraySlice<UInt8>) -> Bool { indent(of: line) == line.count }

/// How many spaces and tabs a line begins with.
private func indent(of line: ArraySlice<UInt8>) -> Int {
    (line.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? line.endIndex) - line.startIndex
}
