import CSQLite

/// A statement that has run, and what it did. The values that it was given may be secret; there are only so many.
public struct RanStatement: Sendable {
    public let text: String
    public let values: Int
    public let rows: Int
    public let duration: Duration
}

struct RunningStatement {
    let begin: ContinuousClock.Instant
    var rows = 0
}

extension Database {
    /// The steps by which SQLite runs a statement, indented as they lie inside each other: EXPLAIN QUERY PLAN. The
    /// parameters need no values, which do not matter to it.
    public func queryPlan(of text: String) throws -> [String] {
        var depths: [Int: Int] = [0: -1]
        var steps: [String] = []
        let statement = try Statement(preparing: "EXPLAIN QUERY PLAN " + text, on: handle)
        while try statement.step() {
            let row = statement.row
            let depth = depths[row[1], default: -1] + 1
            depths[row[0]] = depth
            steps.append(String(repeating: "  ", count: depth) + row[3])
        }
        return steps
    }

    /// SQLite's own figure has a resolution of milliseconds, so the clock is ours.
    func installProfiler() {
        let events = SQLITE_TRACE_STMT | SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE
        sqlite3_trace_v2(
            handle, UInt32(events),
            { event, context, statement, detail in
                guard let statement = statement.map(OpaquePointer.init) else { return 0 }
                let connection = Unmanaged<Database>.fromOpaque(context!).takeUnretainedValue()
                switch Int32(event) {
                case SQLITE_TRACE_STMT: connection.began(statement)
                case SQLITE_TRACE_ROW: connection.running[statement]?.rows += 1
                default: connection.ended(statement)
                }
                return 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Triggers inside of a statement are told as it, too.
    private func began(_ statement: OpaquePointer) {
        if running[statement] == nil { running[statement] = RunningStatement(begin: .now) }
    }

    private func ended(_ statement: OpaquePointer) {
        guard let run = running.removeValue(forKey: statement), let text = sqlite3_sql(statement) else { return }
        let sql = String(cString: text)
        // What full-text search runs on its own tables, whose names it quotes, is its own affair.
        guard !sql.contains("'main'.") else { return }
        profiler?(
            RanStatement(
                text: sql, values: Int(sqlite3_bind_parameter_count(statement)), rows: visits.rows ?? run.rows,
                duration: run.begin.duration(to: .now)))
    }
}
