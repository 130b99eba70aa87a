import JSON

/// The JSON parser and writer: a text is refused, or written so that it reads as the same value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    do {
        let value = try JSONParser.parse(UnsafeBufferPointer(start: start, count: count))
        let text = value.text
        guard try JSONParser.parse(text) == value else { fatalError("The text reads as something else: \(text)") }
    } catch {
        precondition(error.offset >= 0 && error.offset <= count && !error.description.isEmpty)
    }
    return 0
}
