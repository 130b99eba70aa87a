import HTTPServer

/// Whether a client takes events for an answer.
///
/// Some say so with every request and want them for subscriptions only; others, like a browser's `EventSource`, want
/// nothing else.
enum EventStreamPreference {
    case none
    /// Other media types are liked as much.
    case accepted
    case preferred

    /// It has to be named: what accepts anything gets JSON.
    init(of head: borrowing RequestHead) {
        var events = 0
        var others = 0
        guard head.method == .get || head.method == .post else {
            self = .none
            return
        }
        head.forEachField("accept") { line in
            var reader = FieldValueReader(line)
            while !reader.isAtEnd {
                reader.skipBlanks()
                if let range = MediaRange(&reader) {
                    if range.isExactly("text", "event-stream") {
                        events = max(events, range.quality)
                    } else if ResponseMediaType.isIn(range) {
                        others = max(others, range.quality)
                    }
                }
                reader.skipListMember()
            }
        }
        self = events == 0 ? .none : events > others ? .preferred : .accepted
    }
}
