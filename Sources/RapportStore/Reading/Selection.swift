import Batches
import SQLite
import Secrets

/// A ColumnSet as SQL: made once for a connection and a selection, because its text is always the same.
///
/// The rows of a statement are always called `item`.
final class Selection {
    let columns: ColumnSet
    /// `item.id, item.name`
    let list: SQL
    let shape: RowShape
    private var sealed: [Sealed]
    /// What the texts and ids of a row have taken lately, and some more: so that an arena is large enough from the
    /// beginning. To move one that was not was 3 % of 50 pages.
    private(set) var bytesOfRow = 0
    /// The texts of its pages.
    let pageTexts = PageTexts()
    /// The statements that look this up by id, as they were first made: see `Reader.load`.
    private var lookUps: [(table: String, count: LookUp, sql: SQL)] = []

    /// By how many ids rows are looked up. One needs no list, which takes half of the time.
    enum LookUp { case one, many }

    private struct Sealed {
        let index: Int
        let tag: CellTag
        var place: SealedPlace
    }

    init(_ columns: ColumnSet) {
        self.columns = columns
        list = columns.columns.map { SQL(name: "item." + $0.name) }.joined(separator: ", ")
        shape = RowShape(columns.columns)
        sealed = columns.columns.enumerated().filter(\.element.isSealed).map { index, column in
            Sealed(
                index: index, tag: CellTag(opened: column.kind),
                place: SealedPlace(row: [UInt8](repeating: 0, count: 16), column: column.name))
        }
    }

    /// Looks how large rows have been.
    func learn(from rows: RowBatch) {
        guard rows.count > 0 else { return }
        bytesOfRow = max(rows.byteCount * 9 / 8 / rows.count, bytesOfRow * 7 / 8)
    }

    /// The statement that looks rows up by id; `make` makes it once for each table.
    func lookUp(in table: SQL, _ count: LookUp, make: () -> SQL) -> SQL {
        if let known = lookUps.first(where: { $0.count == count && $0.table == table.text }) { return known.sql }
        let sql = make()
        lookUps.append((table.text, count, sql))
        return sql
    }

    /// Opens the sealed cells of the rows from `first` on, where they lie: 0.3 µs each.
    ///
    /// - Throws: `SecretsError.doesNotOpen` for a value that was damaged or moved: no answer is better than a wrong
    ///   one.
    func open(_ rows: RowBatch, from first: Int, for viewer: Viewer, with cipher: Cipher) throws {
        let key = viewer.dataKey.sealing
        // The places are changed where they are: a copy of one would be an allocation.
        for number in sealed.indices {
            let (index, tag) = (sealed[number].index, sealed[number].tag)
            for row in first..<rows.count where rows[row, index].tag == .blob {
                sealed[number].place.move(toRow: rows.bytes + rows[row, 0].offset)
                rows[row, index] = try opened(
                    rows[row, index], as: tag, in: rows, sealed[number].place, key, cipher)
            }
        }
    }

    private func opened(
        _ cell: Cell, as tag: CellTag, in rows: RowBatch, _ place: SealedPlace, _ key: SecretKey, _ cipher: Cipher
    ) throws -> Cell {
        var count = 0
        let offset = try rows.append(maximum: cell.length) { destination in
            // The arena may just have moved, so the sealed bytes are looked up here.
            count = try place.withContiguousBytes {
                try cipher.open(rows.bytes(of: cell), with: key, bound: $0, into: destination)
            }
            return count
        }
        return Cell(tag, count: UInt32(count), payload: UInt64(offset))
    }
}

extension CellTag {
    /// What an opened value of a kind is. Only texts are sealed.
    fileprivate init(opened kind: CellKind) {
        switch kind {
        case .symbol: self = .symbol
        case .json: self = .json
        default: self = .text
        }
    }
}
