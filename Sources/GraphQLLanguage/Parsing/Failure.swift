/// That there is a syntax error. Which one is kept in the lexer until the parser has come back to its beginning.
///
/// Every place that can throw has room on the stack for what it throws, and the parser recurses: with the whole
/// `SyntaxError` a level of selections took 2,833 bytes of stack, with this it takes 226 (release).
struct Failure: Error {}

extension Lexer {
    /// Fails at this byte. Out of line, so that the ways without errors stay short.
    @inline(never)
    mutating func failure(_ reason: SyntaxError.Reason, at place: Int) -> Failure {
        let source = UnsafeBufferPointer(start: base, count: count)
        let location = SourceLocation(offset: place, in: source)
        error = SyntaxError(reason: reason, offset: place, location: location)
        return Failure()
    }
}
