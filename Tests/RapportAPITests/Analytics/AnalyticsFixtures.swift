import JSON
import RapportStore
import Testing

extension TestAPI {
    /// A field of the answer to a query, below `data`, as JSON text.
    func field(_ name: String, of query: String, as viewer: Viewer) throws -> String {
        let answer = try value(query, as: viewer)
        #expect(answer["errors"] == nil)
        return try #require(answer["data"]?[name]).text
    }
}
