import RapportTypes

/// The tags of a contact: two that differ in case or accents only are one, and the first spelling stays.
enum ContactTags {
    /// Tags without repetitions, in alphabetical order: without case and accents, then as they are written.
    static func inOrder(_ tags: [String]) -> [String] {
        var spellings: [String: String] = [:]
        for tag in tags {
            let folded = Folding.fold(tag)
            if spellings[folded] == nil { spellings[folded] = tag }
        }
        // As SQLite compares: by bytes. Swift's own order of strings is that of their canonical forms.
        return spellings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }
}
