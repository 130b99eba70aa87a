import Batches

/// Loading the entities that answers name: one call for each concrete type, however many keys there are and whoever
/// named them.
extension OperationRun {
    /// The same answers with an object in place of each key, null where there is no such entity.
    func loadKeys(in answer: Answer, for field: FieldPlan) -> Answer {
        var keys = KeysByType()
        for row in 0..<answer.batch.count { keys.collect(from: answer.batch[row, answer.cell], in: answer) }
        guard !keys.types.isEmpty else { return answer }

        let loaded = RowBatch(type: answer.batch.type, width: 1, capacity: answer.batch.count)
        loaded.children = answer.batch.children
        let found = keys.types.map { load($0, for: field, into: loaded) }
        // The key of the row before mostly comes again, where a child names its parent: it is looked up once.
        var last: (id: UUID, type: UInt16, object: Cell)?
        for row in 0..<answer.batch.count {
            loaded.appendRow()
            let cell = answer.batch[row, answer.cell]
            guard cell.tag == .key else {
                loaded[row, 0] = object(for: cell, in: answer, loaded, keys, found)
                continue
            }
            let id = answer.arena.uuid(of: cell)
            if let last, last.id == id, last.type == cell.type {
                loaded[row, 0] = last.object
            } else {
                let object = object(for: cell, in: answer, loaded, keys, found)
                last = (id, cell.type, object)
                loaded[row, 0] = object
            }
        }
        return Answer(loaded)
    }

    /// What became of the keys of one type.
    private enum Found {
        case rows(child: Int, RowsByID)
        case failed(Cell)
    }

    private func load(_ keys: KeysByType.Keys, for field: FieldPlan, into loaded: RowBatch) -> Found {
        do {
            try context.checkDeadline()
            guard let child = field.child(for: keys.type), let load = plan.resolvers.loaders[keys.type] else {
                throw ExecutionError("\"\(field.name)\" was answered with an object of a type that it cannot have.")
            }
            let columns = field.columns[child]
            // A page has found them, and has all that is asked for.
            let isKnown = field.isOfPage && columns.columns.count == 1
            let rows =
                isKnown ? keys.rows(columns) : try observed(field, child, keys) { try load($0, columns, context) }
            loaded.children.append(rows)
            return .rows(child: loaded.children.count - 1, RowsByID(rows))
        } catch {
            return .failed(.error(record(error)))
        }
    }

    private func observed(
        _ field: FieldPlan, _ child: Int, _ keys: KeysByType.Keys, _ load: ([UUID]) throws -> RowBatch
    ) throws -> RowBatch {
        observer?.loadBegins(field.children[child].typeName, at: path, keys: keys.ids.count)
        defer { observer?.batchEnds() }
        return try load(keys.ids)
    }

    private func object(
        for cell: Cell, in answer: Answer, _ loaded: RowBatch, _ keys: KeysByType, _ found: [Found]
    ) -> Cell {
        switch cell.tag {
        case .key:
            switch found[keys.place(of: TypeIndex(Int(cell.type)))] {
            case .failed(let error): return error
            case .rows(let child, let rows):
                return rows[answer.arena.uuid(of: cell)].map { .object(child: child, row: $0) } ?? .null
            }
        case .list:
            let elements = (cell.offset..<(cell.offset + cell.length)).map {
                object(for: answer.batch.elements[$0], in: answer, loaded, keys, found)
            }
            return loaded.list(elements)
        default:
            return cell
        }
    }
}

/// The rows of entities by their ids.
private enum RowsByID {
    /// One is looked at sooner than a table is made of it.
    case one(UUID)
    case many([UUID: Int])

    init(_ rows: RowBatch) {
        if rows.count == 1 {
            self = .one(rows.uuid(of: rows[0, 0]))
            return
        }
        var rowOfID = [UUID: Int](minimumCapacity: rows.count)
        for row in 0..<rows.count { rowOfID[rows.uuid(of: rows[row, 0])] = row }
        self = .many(rowOfID)
    }

    subscript(id: UUID) -> Int? {
        switch self {
        case .one(let only): only == id ? 0 : nil
        case .many(let rowOfID): rowOfID[id]
        }
    }
}

/// The distinct keys in some answers, by type.
private struct KeysByType {
    struct Keys {
        let type: TypeIndex
        var ids: [UUID] = []
        var seen: Set<UUID> = []

        /// The entities, of which only the ids are asked for.
        func rows(_ columns: ColumnSet) -> RowBatch {
            let rows = RowBatch(type: type, width: 1, columns: columns, capacity: ids.count)
            for id in ids { rows[rows.appendRow(), 0] = rows.uuid(id) }
            return rows
        }
    }

    var types: [Keys] = []

    func place(of type: TypeIndex) -> Int { types.firstIndex { $0.type == type }! }

    mutating func collect(from cell: Cell, in answer: Answer) {
        switch cell.tag {
        case .key: insert(answer.arena.uuid(of: cell), TypeIndex(Int(cell.type)))
        case .list:
            for index in cell.offset..<(cell.offset + cell.length) {
                collect(from: answer.batch.elements[index], in: answer)
            }
        default: return
        }
    }

    private mutating func insert(_ id: UUID, _ type: TypeIndex) {
        guard let place = types.firstIndex(where: { $0.type == type }) else {
            types.append(Keys(type: type, ids: [id]))
            return
        }
        // Children come parent by parent, so that the same key mostly comes again at once.
        if types[place].ids.last == id { return }
        // A single key needs no set.
        if types[place].seen.isEmpty {
            types[place].seen.reserveCapacity(32)
            types[place].seen.insert(types[place].ids[0])
        }
        if types[place].seen.insert(id).inserted { types[place].ids.append(id) }
    }
}
