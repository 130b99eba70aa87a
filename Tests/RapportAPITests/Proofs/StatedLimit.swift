import GraphQLSchema

/// What the description of an input's field says that it takes: the schema is where clients read of limits.
struct StatedLimit {
    /// How many characters a text has, or each text of a list.
    var characters: ClosedRange<Int>?
    /// How many elements a list has, where that is said.
    var elements: ClosedRange<Int>?
    private let isList: Bool
    /// Which numbers there may be.
    var numbers: ClosedRange<Int>?
    /// Whether a text has to be there.
    var isRequired: Bool
    var cannotBeCleared: Bool
    /// Begins the texts of a list, so that those of two lists are not the same.
    private let mark: Substring

    /// Nil where the description states nothing.
    init?(of field: InputValueDefinition, type: String) {
        let text = field.description ?? ""
        isList = field.isList
        mark = field.name.prefix(1)
        cannotBeCleared = text.contains("cannot be cleared")
        isRequired = field.isRequired || cannotBeCleared
        switch (type, field.isList) {
        case ("String", true):
            guard let length = text.firstMatch(of: /of at most (\d+) characters/) else { return nil }
            characters = 1...Int(length.1)!
            if let count = text.firstMatch(of: /(?:(\d+) to|[Aa]t most) (\d+)[a-z ]* of at most/) {
                elements = (count.1.flatMap { Int($0) } ?? 0)...Int(count.2)!
            }
        case ("String", false):
            if let match = text.firstMatch(of: /(?:(\d+) to|[Aa]t most) (\d+) characters/) {
                characters = (match.1.flatMap { Int($0) } ?? 0)...Int(match.2)!
            } else if !cannotBeCleared {
                return nil
            }
        case ("Int", false):
            if let match = text.firstMatch(of: /(\d+) to (\d+)/) {
                numbers = Int(match.1)!...Int(match.2)!
            } else if !cannotBeCleared {
                return nil
            }
        default:
            guard cannotBeCleared else { return nil }
        }
    }
}

extension StatedLimit {
    /// What is written to stay within it: as much as there may be, and as little.
    var highest: String? { within { $0.upperBound } }
    var lowest: String? { within { $0.lowerBound } }

    private func within(_ bound: (ClosedRange<Int>) -> Int) -> String? {
        if let numbers { return String(bound(numbers)) }
        guard let characters else { return nil }
        return isList ? texts(elements.map(bound) ?? 1, of: bound(characters)) : text(bound(characters))
    }

    /// A way to break it.
    enum Breach: CaseIterable {
        /// One more than there may be: a number, a character, an element.
        case tooMuch
        /// One less than there has to be.
        case tooLittle
        case null, blank, nul
        /// In the second element of a list.
        case tooLongElement, blankElement, nulElement
    }

    /// What is written to break it.
    struct Fault {
        var literal: String
        /// What is told of it.
        var code: String
        /// Whether it is told of the second element.
        var isOfElement = false
    }

    /// Nil where it cannot be broken in this way.
    func fault(_ breach: Breach) -> Fault? {
        switch breach {
        case .tooMuch: tooMuch
        case .tooLittle: tooLittle
        case .null: cannotBeCleared ? Fault(literal: "null", code: "REQUIRED") : nil
        case .blank: isText && isRequired ? Fault(literal: ##"" \u00A0\t ""##, code: "REQUIRED") : nil
        case .nul: isText ? Fault(literal: ##""a\u0000b""##, code: "INVALID_FORMAT") : nil
        case .tooLongElement: element(characters.map { text($0.upperBound + 1) }, "TOO_LONG")
        case .blankElement: element(##""  ""##, "REQUIRED")
        case .nulElement: element(##""a\u0000b""##, "INVALID_FORMAT")
        }
    }

    private var isText: Bool { characters != nil && !isList }

    private var tooMuch: Fault? {
        if let numbers { return Fault(literal: String(numbers.upperBound + 1), code: "OUT_OF_RANGE") }
        if let elements { return Fault(literal: texts(elements.upperBound + 1, of: 9), code: "TOO_LONG") }
        guard let characters, !isList else { return nil }
        return Fault(literal: text(characters.upperBound + 1), code: "TOO_LONG")
    }

    private var tooLittle: Fault? {
        if let numbers { return Fault(literal: String(numbers.lowerBound - 1), code: "OUT_OF_RANGE") }
        if let elements { return elements.lowerBound > 0 ? Fault(literal: "", code: "REQUIRED") : nil }
        guard let characters, characters.lowerBound > 0, !isList else { return nil }
        return Fault(literal: ##""""##, code: "REQUIRED")
    }

    private func element(_ text: String?, _ code: String) -> Fault? {
        guard isList, let text else { return nil }
        return Fault(literal: "\"\(mark)\", " + text, code: code, isOfElement: true)
    }

    // MARK: Texts

    /// Characters of four bytes, so that who counts bytes counts wrong.
    private func text(_ count: Int) -> String { "\"" + String(repeating: "👩", count: count) + "\"" }

    /// Texts that differ, since tags that are the same are one.
    private func texts(_ count: Int, of length: Int) -> String {
        (0..<count).map { number in
            let start = mark + String(number)
            return "\"" + start + String(repeating: "👩", count: max(0, length - start.count)) + "\""
        }.joined(separator: ", ")
    }
}
