import Glibc
import JSON

/// Every list of the API on a database with a million interactions: its first page in every order, one behind nine
/// tenths of it, and the first page of what each member of its filter leaves. Prints tables, and the statements of what
/// takes longer than it may.
///
/// - Parameters:
///   - directory: Where the database is or is made; without one in a directory that goes again.
///   - contacts: How many contacts the account that is measured gets when the database is made.
func scaleBenchmark(in directory: String?, contacts: Int) throws {
    let place = directory ?? "/tmp/rapport-scale-\(getpid())"
    defer {
        if directory == nil {
            for name in ["rapport.db", "rapport.db-wal", "rapport.db-shm", "rapport.db.lock", "token"] {
                unlink(place + "/" + name)
            }
            rmdir(place)
        }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let database = try ScaleDatabase(in: place, contacts: contacts)
    let engine = try ScaleEngine(database.store, database.reader, database.viewer)
    try withExtendedLifetime(database) { try ScaleMeasurements(engine, opened: clock.now - start).run() }
}

private final class ScaleMeasurements {
    /// Milliseconds.
    private static let limit = 20.0
    private let engine: ScaleEngine
    private var slow: [(name: String, document: String, cost: ScaleEngine.Cost)] = []

    init(_ engine: ScaleEngine, opened: Duration) {
        self.engine = engine
        print("The database was made or opened in \(opened.components.seconds) s.\n")
    }

    func run() throws {
        let lists = ScaleLists(schema: engine.schema, ids: try largestRecords())
        print("| list | of | first page | worst | with total | deep, forwards | deep, backwards | statements |")
        print("|---|---|---|---|---|---|---|---|")
        for list in try lists.connections() {
            for order in lists.orders(of: list) { try measure(list, order) }
        }
        print("\n| list with a filter | of | first page | worst | with total |\n|---|---|---|---|---|")
        let filters = ScaleFilters(schema: engine.schema, ids: lists.ids)
        for list in try lists.connections() {
            for filter in try filters.filters(of: list) { try measure(list, filter) }
        }
        print("\n| not in pages | median | worst | statements |\n|---|---|---|---|")
        for (name, document) in try lists.others() {
            let cost = try cost(name, document)
            print(
                "| \(name) | \(text(cost.medianMilliseconds)) | \(text(cost.worstMilliseconds)) | \(cost.statements.count) |"
            )
        }
        printSlow()
    }

    // MARK: Lists

    private func measure(_ list: ScaleList, _ order: (name: String, arguments: [String])) throws {
        let name = list.name + order.name
        let first = try cost(name, list.page(order.arguments + ["first: 25"]))
        let total = try cost(name + ", with total", list.page(order.arguments + ["first: 25"], withTotal: true))
        let count =
            try list.value(
                in: engine.answer(to: list.document(order.arguments + ["first: 1"], "totalCount")))["totalCount"]?
            .intValue ?? 0
        var deep: [String] = ["-", "-"]
        if let cursor = try deepCursor(of: list, order.arguments, count: count) {
            let forwards = order.arguments + ["first: 25", "after: \"\(cursor)\""]
            deep[0] = text(try cost(name + ", deep", list.page(forwards)).medianMilliseconds)
            if list.hasEnd {
                let backwards = order.arguments + ["last: 25", "before: \"\(cursor)\""]
                deep[1] = text(try cost(name + ", deep, backwards", list.page(backwards)).medianMilliseconds)
            }
        }
        print(
            "| \(name) | \(count) | \(text(first.medianMilliseconds)) | \(text(first.worstMilliseconds)) |",
            "\(text(total.medianMilliseconds)) | \(deep[0]) | \(deep[1]) | \(total.statements.count) |")
    }

    private func measure(_ list: ScaleList, _ filter: (name: String, argument: String)) throws {
        let name = "\(list.name) \(filter.name)"
        let page = [filter.argument, "first: 25"]
        let first = try cost(name, list.page(page))
        let total = try cost(name + ", with total", list.page(page, withTotal: true))
        let answer = try engine.answer(to: list.document([filter.argument, "first: 1"], "totalCount"))
        let count = try list.value(in: answer)["totalCount"]?.intValue ?? 0
        print(
            "| \(name) | \(count) | \(text(first.medianMilliseconds)) | \(text(first.worstMilliseconds)) |",
            "\(text(total.medianMilliseconds)) |")
    }

    /// The cursor that nine tenths of a list lie before, found by going from page to page. Nil in a short list.
    private func deepCursor(of list: ScaleList, _ order: [String], count: Int) throws -> String? {
        guard count > 50 else { return nil }
        let (size, far) = list.hasEnd ? ("last", "startCursor") : ("first", "endCursor")
        var (left, cursor) = (list.hasEnd ? count / 10 : count * 9 / 10, nil as String?)
        while left > 0 {
            let bound = cursor.map { ["\(list.hasEnd ? "before" : "after"): \"\($0)\""] } ?? []
            let page = order + bound + ["\(size): \(min(left, 100))"]
            let value = try list.value(in: engine.answer(to: list.document(page, "pageInfo { \(far) }")))
            guard let next = value["pageInfo"]?[far]?.stringValue else { break }
            cursor = next
            left -= 100
        }
        return cursor
    }

    /// The oldest of each type, which has most below it, by its id.
    private func largestRecords() throws -> [String: String] {
        let order = "orderBy: {field: CREATED_AT, direction: ASC}"
        let lists = [
            "contacts", "interactions", "meetings", "referrals", "informationalInterviews", "interviews", "jobListings",
            "jobApplications", "followUps",
        ]
        var ids = ["ImportJob": ScaleFilling.importJob.description, "User": engine.viewer.id.description]
        for list in lists {
            let data = try engine.answer(to: "{ \(list)(first: 1, \(order)) { nodes { __typename id } } }")
            guard let node = data[list]?["nodes"]?[0] else { continue }
            ids[node["__typename"]?.stringValue ?? ""] = node["id"]?.stringValue
        }
        return ids
    }

    // MARK: Costs

    private func cost(_ name: String, _ document: String) throws -> ScaleEngine.Cost {
        let cost = try engine.cost(of: document)
        if cost.medianMilliseconds > ScaleMeasurements.limit { slow.append((name, document, cost)) }
        return cost
    }

    private func printSlow() {
        print("\n\(slow.count) took longer than \(Int(ScaleMeasurements.limit)) ms.")
        for (name, document, cost) in slow {
            print("\n\(name): \(text(cost.medianMilliseconds)) ms\n\(document)")
            for statement in cost.statements { print(statement) }
        }
    }

    private func text(_ milliseconds: Double) -> String {
        let hundredths = Int((milliseconds * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
