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

    /// The code and the message of the first error of a query; nil without errors.
    func firstError(of query: String, as viewer: Viewer?) throws -> String? {
        let error = try value(query, as: viewer)["errors"]?[0]
        return error.map { "\($0["extensions"]?["code"]?.stringValue ?? ""): \($0["message"]?.stringValue ?? "")" }
    }
}
