import GraphQLLanguage

/// Names that occur more than once where each may occur once.
enum Duplicates {
    /// The names of each text that occurs more than once, in the order of the document.
    ///
    /// - Complexity: O(names). Nothing is allocated for the few names that nearly all places have.
    static func groups<Names: Collection<Name>>(of names: Names) -> [[Name]] {
        if areFewAndDistinct(names) { return [] }
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

    /// How many names are compared in pairs: a dictionary of so many takes longer.
    private static let few = 8

    private static func areFewAndDistinct<Names: Collection<Name>>(_ names: Names) -> Bool {
        var place = names.startIndex
        for _ in 0..<few {
            guard place != names.endIndex else { return true }
            let name = names[place]
            for earlier in names[..<place] where earlier.matches(name) { return false }
            place = names.index(after: place)
        }
        return place == names.endIndex
    }
}
