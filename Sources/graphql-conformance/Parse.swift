import GraphQLLanguage
import JSON

/// `{"op":"parse","source"}`: whether the source is a document, and where it stops being one.
func parse(_ request: JSONValue) -> [JSONValue.Member] {
    do {
        _ = try Document.parse(request["source"]?.stringValue ?? "", limits: .none)
        return verdict([])
    } catch {
        return verdict([error.requestError])
    }
}
