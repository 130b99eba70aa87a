import GraphQLLanguage
import JSON

/// `{"op":"print","source"}`: the document in its canonical form.
func print(_ request: JSONValue) -> [JSONValue.Member] {
    do {
        let document = try Document.parse(request["source"]?.stringValue ?? "", limits: .none)
        return [JSONValue.Member("printed", .string(document.printed()))]
    } catch {
        return verdict([error.requestError])
    }
}
