import GraphQLLanguage
import GraphQLSchema
import JSON

/// `{"op":"printSchema","sdl"}`: the schema that the text describes, printed.
func printSchema(_ request: JSONValue) -> [JSONValue.Member] {
    do {
        let schema = try Schema.build(sdl: request["sdl"]?.stringValue ?? "")
        return [JSONValue.Member("printed", .string(schema.printed()))]
    } catch {
        return verdict(error.errors.map(\.requestError))
    }
}
