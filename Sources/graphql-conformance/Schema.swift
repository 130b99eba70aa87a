import GraphQLLanguage
import GraphQLSchema
import JSON

/// `{"op":"schema","sdl"}`: whether the text is a schema, and what is wrong with it.
func schema(_ request: JSONValue) -> [JSONValue.Member] {
    do {
        _ = try Schema.build(sdl: request["sdl"]?.stringValue ?? "")
        return verdict([])
    } catch {
        return verdict(error.errors.map(\.requestError))
    }
}
