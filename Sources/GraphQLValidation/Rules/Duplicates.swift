import GraphQLLanguage

/// Names that occur more than once where each may occur once.
enum Duplicates {
    /// The names of each text that occurs more than once, in the order of the document.
    ///
    /// - Complexity: O(names). Nothing is allocated for one name.
    static func groups(of names: some Collection<Name>) -> [[Name]] {
        guard !names.isEmpty, names.index(after: names.startIndex) != names.endIndex else { return [] }
        var groupOfText: [String: Int] = [:]
        var groups: [[Name]] = []
        for name in names {
            if let group = groupOfText[name.text] {
                groups[group].append(name)
            } else {
                groupOfText[name.text] = groups.count
                groups.append([name])
            }
        }
        return groups.filter { $0.count > 1 }
    }
}
