import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Tags in one answer.
    public static let maximumTags = 1000

    /// The tags of the viewer's contacts, by name, with how many contacts have them that are not archived. One
    /// statement.
    ///
    /// - Parameter text: Only names that contain it, without case and accents.
    public func tags(containing text: String? = nil, for viewer: Viewer) throws -> [RapportTypes.Tag] {
        let condition = text.map { "AND instr(tag.tag_folded, \(Folding.fold($0))) > 0" as SQL } ?? ""
        return try connection.tags(condition, for: viewer)
    }
}

extension Database {
    /// A tag that contacts spell differently has the spelling that comes first. The archived contacts are read from
    /// an index, once; asking each tag's contact would be a look-up for every tag of every contact.
    func tags(_ condition: SQL, for viewer: Viewer) throws -> [RapportTypes.Tag] {
        try rows(
            """
            SELECT min(tag.tag), sum(tag.contact_id NOT IN (
                SELECT id FROM contact WHERE owner_id = \(viewer) AND is_archived = 1))
            FROM contact_tag AS tag WHERE tag.owner_id = \(viewer) \(condition)
            GROUP BY tag.tag_folded ORDER BY tag.tag_folded LIMIT \(Reader.maximumTags)
            """
        ) { RapportTypes.Tag(name: $0[0], contactCount: $0[1]) }
    }
}
