import RapportTypes

extension ContactValues {
    /// The values of one contact that is made of several: its own, and where it has none those of the others, in their
    /// order. Tags are united, and notes joined with a blank line between them; equal ones come once.
    func merged(with others: [ContactValues]) -> ContactValues {
        var merged = self
        func fill<V>(_ value: WritableKeyPath<ContactValues, V?>) {
            guard merged[keyPath: value] == nil else { return }
            merged[keyPath: value] = others.lazy.compactMap { $0[keyPath: value] }.first
        }
        fill(\.title)
        fill(\.company)
        fill(\.email)
        fill(\.phone)
        fill(\.linkedInURL)
        fill(\.keepInTouchEveryDays)
        merged.notes = ContactValues.joined(([self] + others).compactMap(\.notes))
        merged.setTags(tags + others.flatMap(\.tags))
        return merged
    }

    private static func joined(_ notes: [String]) -> String? {
        var different: [String] = []
        for text in notes where !different.contains(text) { different.append(text) }
        return different.isEmpty ? nil : different.joined(separator: "\n\n")
    }
}
