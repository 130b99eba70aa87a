import RapportTypes
import SQLite
import Secrets

/// Looks at everything that a database can tell of itself. It reads one snapshot, beside a server, too.
public struct DatabaseCheck {
    /// What was looked at of one kind, and what is wrong with it.
    public struct Finding: Hashable, Sendable {
        /// `integrity`
        public let part: String
        /// `12 accounts`
        public let looked: String
        /// A sentence each.
        public let faults: [String]
    }

    /// Faults of one kind that are told; of more than these only the number.
    static let toldFaults = 10

    let connection: Database
    private let path: String
    /// Nil where it is missing: then nothing that is sealed is looked at.
    let masterKey: MasterKey?
    let cipher = Cipher()

    public init(path: String, masterKey: MasterKey?) throws {
        self.path = path
        connection = try Database(path: path, .readOnly)
        self.masterKey = masterKey
    }

    /// Looks at one part after the other, and tells of each.
    public func run(_ tell: (Finding) -> Void) throws {
        try connection.begin(.deferred)
        defer { connection.rollback() }
        let version = try connection.userVersion
        tell(migrations(version))
        if (1...Migrations.all.count).contains(version) { look("tables", tell) { try tables(version) } }
        look("integrity", tell, integrity)
        look("references", tell, references)
        if version > 0 { look("keys", tell, keys) }
        // What follows knows the tables of this version.
        guard version == Migrations.all.count else { return }
        look("sealed", tell, sealed)
        look("events", tell, events)
        look("counts", tell, counts)
        look("search", tell, search)
    }

    /// A part of a database that is damaged may not be readable at all.
    private func look(
        _ part: String, _ tell: (Finding) -> Void, _ body: () throws -> (looked: String, faults: [String])
    ) {
        do {
            let (looked, faults) = try body()
            let more = faults.count - DatabaseCheck.toldFaults
            tell(
                Finding(
                    part: part, looked: looked,
                    faults: faults.prefix(DatabaseCheck.toldFaults) + (more > 0 ? ["and \(more) more"] : [])))
        } catch {
            let reason = (error as? SQLiteError)?.message ?? "\(error)"
            tell(Finding(part: part, looked: "not readable", faults: ["cannot be looked at: \(reason)"]))
        }
    }

    // MARK: Parts

    private func migrations(_ version: Int) -> Finding {
        let known = Migrations.all.count
        var faults: [String] = []
        if version > known { faults = [StoreError.newerDatabase(version: version, known: known).description] }
        if version < 0 { faults = [StoreError.unknownVersion(version).description] }
        if version == 0 { faults = ["it is no database of this program"] }
        let rest = (1..<known).contains(version) ? "; serve brings it up to date, and more is looked at then" : ""
        return Finding(part: "schema", looked: "version \(version) of \(known)\(rest)", faults: faults)
    }

    /// Every page, every index, every row's types.
    private func integrity() throws -> (String, [String]) {
        let faults: [String] = try connection.values("PRAGMA integrity_check(1000)").filter { $0 != "ok" }
        let cutShort = DatabaseFile.cutShort(path).map { ["\($0)"] } ?? []
        return ("\(try connection.value("PRAGMA page_count") ?? 0) pages", cutShort + faults)
    }

    private func references() throws -> (String, [String]) {
        let faults = try connection.rows(
            "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"
        ) { row in
            "\(DatabaseCheck.counted(row[2], "row")) of \(row[0] as String) without the row of \(row[1] as String)"
                + " that it belongs to"
        }
        return ("\(try ForeignKeys(of: connection).references.count) foreign keys", faults)
    }

    /// Events are swept away from their beginning, if at all.
    private func events() throws -> (String, [String]) {
        let faults = try connection.rows(
            """
            SELECT owner_id, max(sequence) - min(sequence) + 1 - count(*) FROM domain_events
            GROUP BY owner_id HAVING count(*) <> max(sequence) - min(sequence) + 1
            """
        ) { "\(DatabaseCheck.counted($0[1], "event")) of account \($0[0] as AccountID) missing" }
        return ("\(try count("domain_events")) events", faults)
    }

    /// What is counted as it is written.
    private func counts() throws -> (String, [String]) {
        var faults: [String] = []
        for table: SQL in ["contact", "interaction"] {
            let wrong: Int? = try connection.value(
                """
                SELECT count(*) FROM account
                WHERE deleted_at IS NULL AND (SELECT count(*) FROM \(table) WHERE owner_id = account.id)
                    <> ifnull((SELECT count FROM \(table)_count WHERE owner_id = account.id), 0)
                """)
            guard let wrong, wrong > 0 else { continue }
            faults.append("\(DatabaseCheck.counted(wrong, "account")) with a wrong number of \(table.text)s")
        }
        return ("\(try count("contact")) contacts, \(try count("interaction")) interactions", faults)
    }

    /// `1 account`, `2 accounts`
    static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }

    func count(_ table: SQL) throws -> Int { try connection.value("SELECT count(*) FROM \(table)") ?? 0 }
}
