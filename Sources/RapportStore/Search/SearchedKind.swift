import Batches
import RapportTypes
import SQLite

/// A kind of record that search finds, and what of it is looked into.
struct SearchedKind: Sendable {
    let type: SearchType
    /// What the index calls it, from 1 to 15. Stored in every database, so it never changes.
    let code: Int
    let node: TypeIndex
    /// Statements call its rows `item`.
    let table: SQL
    /// At most 255.
    let fields: [SearchedField]

    /// Whether any of the fields is sealed: the words of such records are sealed, too, and in no index.
    var isSealed: Bool { fields.contains(where: \.isSealed) }
}

/// A text of a record.
struct SearchedField: Sendable {
    enum Source: Sendable {
        /// A text of `item`, or one that belongs to it.
        case text(SQL)
        /// A list of one-line texts, as JSON.
        case list(SQL)
        /// One-line texts with the separator between them.
        case joined(SQL)
        /// A sealed column of `item`, and what of it is looked into.
        case sealed(String, SealedText = .all)
    }

    /// What the schema calls it.
    let name: String
    let source: Source
    /// How much a word that is found here counts.
    let weight: Int

    init(_ name: String, _ source: Source, weight: Int) {
        self.name = name
        self.source = source
        self.weight = weight
    }

    var isSealed: Bool {
        if case .sealed = source { true } else { false }
    }

    var isList: Bool {
        switch source {
        case .list, .joined: true
        case .text, .sealed: false
        }
    }

    /// What stands between the texts of a list: a character that no one-line text has.
    static let separator: Unicode.Scalar = "\u{1F}"

    /// The text, or the sealed text, or the texts of the list with the separator between them.
    var value: SQL {
        switch source {
        case .text(let text), .joined(let text): text
        case .list(let list): "(SELECT group_concat(value, char(31)) FROM json_each(\(list)))"
        case .sealed(let column, _): "item.\(SQL(name: column))"
        }
    }
}
