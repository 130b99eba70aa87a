import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// A store with an account, and short ways to contacts and interactions.
struct InteractionStore {
    let test: TestStore
    let viewer: Viewer
    var reader: Reader { test.reader }

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
    }

    // MARK: Writing

    func contact(_ name: String = "Dana", lastContactedAt: DateTime? = nil, of viewer: Viewer? = nil) throws -> UUID {
        let viewer = viewer ?? self.viewer
        let new = NewContact(ContactValues(name: name), lastContactedAt: lastContactedAt)
        return try #require(try test.writer.run { try $0.createContact(new, for: viewer) }.value)
    }

    func outcome(_ new: NewInteraction) throws -> Written<UUID> {
        let viewer = viewer
        return try test.writer.run { try $0.logInteraction(new, for: viewer) }
    }

    func log(_ new: NewInteraction) throws -> UUID {
        try #require(try outcome(new).value)
    }

    func log(_ type: InteractionType = .call, with contact: UUID, at instant: String) throws -> UUID {
        try log(NewInteraction(contact: NodeID(contact), type: type, occurredAt: DateTime(instant)))
    }

    func update(_ id: UUID, _ changes: InteractionChanges, version: Int? = nil) throws -> Written<UUID> {
        let viewer = viewer
        return try test.writer.run {
            try $0.updateInteraction(NodeID(id), changes, expectedVersion: version, for: viewer)
        }
    }

    func delete(_ id: UUID, as viewer: Viewer? = nil) throws -> Written<UUID> {
        let viewer = viewer ?? self.viewer
        return try test.writer.run { try $0.deleteInteraction(NodeID(id), for: viewer) }
    }

    // MARK: Looking

    func lastContactedAt(_ contact: UUID) throws -> String? {
        let instant: DateTime?? = try test.database().value(
            "SELECT last_contacted_at FROM contact WHERE id = \(contact)")
        return instant??.text
    }

    func count() throws -> Int? {
        try test.database().value("SELECT count FROM interaction_count WHERE owner_id = \(viewer)")
    }

    /// The cells of an interaction as text, in the order of the columns; nil for NULL.
    func texts(_ id: UUID, _ columns: [NeededColumn], as viewer: Viewer? = nil) throws -> [String?]? {
        let set = ColumnSet(columns: [NeededColumn(name: "id", kind: .uuid)] + columns)
        let rows = try reader.interactions([id], set, for: viewer ?? self.viewer)
        guard rows.count == 1 else { return nil }
        return columns.indices.map { index in
            let cell = rows[0, index + 1]
            switch cell.tag {
            case .null: return nil
            case .int: return String(cell.intValue)
            case .bool: return String(cell.boolValue)
            case .instant: return DateTime(milliseconds: cell.milliseconds).text
            case .uuid: return rows.uuid(of: cell).description
            default: return rows.string(of: cell)
            }
        }
    }

    func ids(_ list: InteractionList) throws -> [UUID] {
        ids(try reader.interactionPages(list, .id, for: viewer))[0]
    }

    func ids(filter: InteractionFilter) throws -> [UUID] {
        try ids(InteractionList(filter: filter, page: PageRequest(first: 100)))
    }

    func ids(_ pages: Pages) -> [[UUID]] {
        let nodes = pages.rows.children[0]
        return (0..<pages.rows.count).map { row in
            let run = pages.rows[row, Pages.Cells.nodes]
            return (run.offset..<(run.offset + run.length)).map { nodes.uuid(of: nodes[$0, 0]) }
        }
    }
}
