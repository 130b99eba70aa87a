/// `FoldingTable` in the form that folding looks it up: pages of 256 characters, those without any shared.
struct FoldingReplacements: Sendable {
    /// For each page of the first two planes, its place in `entries`; 0 is the empty page.
    private var pages = [UInt8](repeating: 0, count: 0x200)
    /// For each character of each page, its place in `texts`; 0 for none.
    private var entries = [UInt16](repeating: 0, count: 256)
    private var texts: [[UInt8]] = [[]]

    /// Takes the table apart: under a millisecond, once.
    init() {
        for line in FoldingTable.lines.split(separator: "\n") {
            // By scalars: a line's sources may begin with a mark that would join the space as one Character.
            let scalars = line.unicodeScalars
            guard let space = scalars.firstIndex(of: " ") else { continue }
            texts.append(Array(String(scalars[..<space]).utf8))
            for scalar in scalars[scalars.index(after: space)...] { insert(UInt16(texts.count - 1), for: scalar) }
        }
    }

    /// The bytes that a character becomes; nil if the table does not name it.
    subscript(scalar: Unicode.Scalar) -> [UInt8]? {
        guard scalar.value < 0x20000 else { return nil }
        let page = Int(pages[Int(scalar.value >> 8)])
        let entry = entries[page << 8 | Int(scalar.value & 0xFF)]
        return entry == 0 ? nil : texts[Int(entry)]
    }

    private mutating func insert(_ entry: UInt16, for scalar: Unicode.Scalar) {
        let page = Int(scalar.value >> 8)
        if pages[page] == 0 {
            pages[page] = UInt8(entries.count >> 8)
            entries += [UInt16](repeating: 0, count: 256)
        }
        entries[Int(pages[page]) << 8 | Int(scalar.value & 0xFF)] = entry
    }
}
