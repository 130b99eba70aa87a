/// The words that a sentence about a person is filled with.
struct DemoWords {
    var person: DemoPeople.Person
    var company: String?

    func filled(_ sentence: String) -> String {
        sentence.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
            guard index > 0, let end = part.firstIndex(of: "}") else { return String(part) }
            return word(part[..<end]) + part[part.index(after: end)...]
        }.joined()
    }

    private func word(_ slot: Substring) -> String {
        switch slot {
        case "first": person.shortName
        case "city": person.city
        default: company ?? "their company"
        }
    }
}
