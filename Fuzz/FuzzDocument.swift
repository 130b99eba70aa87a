import GraphQLLanguage

/// Lexer, parser and printer: bytes are refused, or printed so that the print is the same document.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let printed = try Document.parse(source).printed()
        guard try Document.parse(printed, limits: .none).printed() == printed else {
            fatalError("The print of a print differs: \(printed)")
        }
    } catch {
        precondition(error.location.line >= 1 && error.location.column >= 1 && !error.message.isEmpty)
    }
    return 0
}
