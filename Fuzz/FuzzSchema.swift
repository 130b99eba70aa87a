import GraphQLLanguage
import GraphQLSchema

/// The schema builder: a text is refused with errors, or printed so that the print is the same schema.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: start, count: count))
    guard let document = try? Document.parse(source), let schema = schema(of: document) else { return 0 }
    let printed = schema.printed()
    do {
        guard try Schema.build(sdl: printed).printed() == printed else {
            fatalError("The print of a print differs: \(printed)")
        }
    } catch {
        fatalError("The print is no schema: \(error.errors.map(\.message)) \(printed)")
    }
    return 0
}

private func schema(of document: Document) -> Schema? {
    do {
        return try Schema.build(document)
    } catch {
        precondition(!error.errors.isEmpty && error.errors.allSatisfy { !$0.message.isEmpty })
        return nil
    }
}
