import Archives
import Batches
import RapportTypes
import SQLite

/// Everything that an account has, as a ZIP archive: a JSON file for the account, and one for each table with rows of
/// the account's, opened where they are sealed.
///
/// The tables are those that the database has. So what a later version of the program adds is in the archive without a
/// word here, and what is left out is named: see `ExportedTable.leftOut`.
struct AccountArchive {
    let reader: Reader
    let viewer: Viewer
    /// How columns are to be shown, by their names, where a table does not tell.
    let kinds: [String: CellKind]
    let includesEvents: Bool
    let time: DateTime

    func write(to sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
        let archive = try ZIPWriter(time: DOSTime(time), sink: sink)
        let account = try ExportedTable("account", of: reader.connection, kinds)
        try write(account, where: "id = \(viewer)", to: archive)
        for table in try tables() { try write(table, where: "owner_id = \(viewer)", to: archive) }
        try archive.finish()
    }

    private func tables() throws -> [ExportedTable] {
        try ExportedTable.names(in: reader.connection)
            .filter { includesEvents || $0 != ExportedTable.events }
            .map { try ExportedTable($0, of: reader.connection, kinds) }
    }

    /// An array with an object for each row, each on a line.
    private func write(_ table: ExportedTable, where condition: SQL, to archive: ZIPWriter) throws {
        try archive.begin(table.fileName)
        var json = JSONRows()
        try reader.connection.forEach(
            "SELECT \(table.list) FROM \(SQL(name: table.name)) WHERE \(condition)"
        ) { row in
            json.beginRow()
            for (index, column) in table.columns.enumerated() { try append(column, index, of: row, table, to: &json) }
            json.endRow()
            if json.bytes.count >= AccountArchive.pieceSize { try archive.append(json.take()) }
        }
        json.end()
        try archive.append(json.take())
        try archive.end()
    }

    private static let pieceSize = 64 * 1024

    private func append(
        _ column: ExportedColumn, _ index: Int, of row: Row, _ table: ExportedTable, to json: inout JSONRows
    ) throws {
        json.key(column.key, isFirst: index == 0)
        guard !row.isNull(index) else { return json.raw("null") }
        switch column.form {
        case .text: json.string(row[index])
        case .json: json.raw(row[index])
        case .integer: json.raw(String(row[index] as Int))
        case .real: json.raw(String(row[index] as Double))
        case .truth: json.raw(row[index] ? "true" : "false")
        case .instant: json.string((row[index] as DateTime).text)
        case .id: json.string((row[index] as UUID).description)
        case .sealed(let isJSON):
            let text = try reader.open(row[index], row: row[table.idIndex], column: column.name, for: viewer) ?? ""
            isJSON ? json.raw(text) : json.string(text)
        }
    }
}

extension DOSTime {
    fileprivate init(_ time: DateTime) {
        let civil = time.date.components
        self.init(
            year: civil.year, month: civil.month, day: civil.day, hour: time.time.hour, minute: time.time.minute,
            second: time.time.second)
    }
}

/// Writes rows as a JSON array of objects: RFC 8259.
struct JSONRows {
    private(set) var bytes: [UInt8] = Array("[".utf8)
    private var isEmpty = true

    /// What is written so far; more comes.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func beginRow() {
        bytes += (isEmpty ? "\n{" : ",\n{").utf8
        isEmpty = false
    }

    mutating func endRow() { bytes.append(UInt8(ascii: "}")) }

    mutating func end() { bytes += (isEmpty ? "]\n" : "\n]\n").utf8 }

    /// The name of a member, which needs no escaping.
    mutating func key(_ key: String, isFirst: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes += key.utf8
        bytes += "\":".utf8
    }

    /// A value that is JSON already.
    mutating func raw(_ json: String) { bytes += json.utf8 }

    /// Section 7: quotes, backslashes and control characters are escaped.
    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case ..<0x20: bytes += ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
