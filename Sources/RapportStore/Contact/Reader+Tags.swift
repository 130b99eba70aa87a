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
    /// A tag that contacts spell differently has the spelling that comes first. What archived contacts have is counted
    /// apart, once; asking each tag's contact would be a look-up for every tag of every contact.
    func tags(_ condition: SQL, for viewer: Viewer) throws -> [RapportTypes.Tag] {
        try rows(
            """
            WITH archived AS MATERIALIZED (
                SELECT tag.tag_folded, count(*) AS count FROM contact CROSS JOIN contact_tag AS tag
                WHERE contact.owner_id = \(viewer) AND contact.is_archived = 1 AND tag.contact_id = contact.id
                GROUP BY tag.tag_folded)
            SELECT min(tag.tag), count(*) - ifnull(
                (SELECT count FROM archived WHERE archived.tag_folded = tag.tag_folded), 0)
            FROM contact_tag AS tag WHERE tag.owner_id = \(viewer) \(condition)
            GROUP BY tag.tag_folded ORDER BY tag.tag_folded LIMIT \(Reader.maximumTags)
            """
        ) { RapportTypes.Tag(name: $0[0], contactCount: $0[1]) }
    }
}
