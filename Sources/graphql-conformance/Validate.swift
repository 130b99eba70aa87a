import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// `{"op":"validate","sdl","document"}`: everything that is wrong with the document.
func validate(_ request: JSONValue) -> [JSONValue.Member] {
    do {
        let schema = try Schema.build(sdl: request["sdl"]?.stringValue ?? "")
        return [JSONValue.Member("errors", .array(faults(request["document"]?.stringValue ?? "", schema).map(\.json)))]
    } catch {
        return verdict(error.errors.map(\.requestError))
    }
}

private func faults(_ text: String, _ schema: Schema) -> [RequestError] {
    let document: Document
    do {
        document = try Document.parse(text, limits: .none)
    } catch {
        return [error.requestError]
    }
    do {
        _ = try GraphQLValidation.validate(document, against: schema, limits: .none)
        return []
    } catch {
        return error.requestErrors
    }
}
