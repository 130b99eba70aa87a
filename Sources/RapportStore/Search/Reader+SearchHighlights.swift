import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Where the words of a search are in records that it has found: in their texts as they are now. One statement for
    /// each kind.
    ///
    /// - Returns: For each record the fields that have any of the words, weightiest first.
    public func searchHighlights(
        of records: [AnyKey], _ query: SearchQuery, for viewer: Viewer
    ) throws -> [[SearchHighlight]] {
        let fragments = Fragments(query)
        var highlights: [AnyKey: [SearchHighlight]] = [:]
        for kind in SearchedKinds.all {
            let ids = records.filter { $0.type == kind.node }.map(\.id)
            if ids.isEmpty { continue }
            let texts = try connection.searchedTexts(
                of: ids, kind, owner: viewer.id, key: viewer.dataKey.sealing, cipher: cipher)
            for (id, texts) in texts {
                highlights[AnyKey(type: kind.node, id: id)] = kind.highlights(in: texts, fragments)
            }
        }
        return records.map { highlights[$0] ?? [] }
    }
}

extension SearchedKind {
    fileprivate func highlights(in texts: [String?], _ fragments: Fragments) -> [SearchHighlight] {
        var highlights: [SearchHighlight] = []
        let byWeight = fields.indices.sorted { fields[$0].weight > fields[$1].weight }
        for index in byWeight {
            guard let text = texts[index] else { continue }
            let pieces = fields[index].fragments(of: text, fragments)
            if pieces.isEmpty { continue }
            // A field of the schema can have several texts.
            if let known = highlights.firstIndex(where: { $0.field == fields[index].name }) {
                highlights[known].fragments += pieces
            } else {
                highlights.append(SearchHighlight(field: fields[index].name, fragments: pieces))
            }
        }
        return highlights
    }
}

extension SearchedField {
    fileprivate func fragments(of text: String, _ fragments: Fragments) -> [String] {
        guard isList else { return fragments.fragments(of: text) }
        return fragments.fragments(ofList: text.split(separator: Character(SearchedField.separator)))
    }
}
