/// How large the selections of an operation or fragment are once every fragment stands where it is spread.
struct ExpandedSize {
    var fields: Int
    var depth: Int
    var nesting: Int

    /// Where counting stops: thirty fragments that each spread the next one twice are a billion fields, and sixty
    /// would be more than an integer holds.
    static let maximumFields = 1_000_000_000

    /// The size of a part, from the sizes of the fragments that it spreads.
    init(_ part: DocumentOutline.Part, fragments: [ExpandedSize?]) {
        fields = part.fields
        depth = part.depth
        nesting = part.nesting
        for spread in part.spreads {
            guard let fragment = spread.fragment, let size = fragments[fragment] else { continue }
            fields = min(fields + size.fields, ExpandedSize.maximumFields)
            depth = max(depth, spread.depth + size.depth)
            nesting = max(nesting, spread.nesting + size.nesting)
        }
    }

    /// The sizes of all fragments, each computed once. Of a cycle, the spread that closes it counts nothing.
    ///
    /// - Complexity: O(spreads of the document). Not recursive: a chain of fragments may be as long as the document.
    static func ofFragments(in outline: DocumentOutline) -> [ExpandedSize?] {
        var sizes = [ExpandedSize?](repeating: nil, count: outline.fragments.count)
        var isEntered = [Bool](repeating: false, count: outline.fragments.count)
        var stack: [(fragment: Int, nextSpread: Int)] = []
        for start in outline.fragments.indices where !isEntered[start] {
            isEntered[start] = true
            stack.append((start, 0))
            while let (fragment, nextSpread) = stack.last {
                let part = outline.fragmentParts[fragment]
                if nextSpread == part.spreads.count {
                    sizes[fragment] = ExpandedSize(part, fragments: sizes)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].nextSpread += 1
                if let inner = part.spreads[nextSpread].fragment, !isEntered[inner] {
                    isEntered[inner] = true
                    stack.append((inner, 0))
                }
            }
        }
        return sizes
    }
}
