import HTTPServer

/// The media types that responses have.
///
/// GraphQL over HTTP, section 4.1 Media Types.
enum ResponseMediaType: Sendable {
    /// `application/json`, for clients that know no other: the status is 200 for every well-formed request.
    case json
    /// `application/graphql-response+json`: the status tells whether there is data.
    case graphQLResponse
    /// `text/event-stream`: responses are events. What is refused before it is known what it asks for is JSON.
    case eventStream

    var contentType: StaticString {
        switch self {
        case .json, .eventStream: "application/json; charset=utf-8"
        case .graphQLResponse: "application/graphql-response+json; charset=utf-8"
        }
    }

    private var subtype: StaticString {
        switch self {
        case .json, .eventStream: "json"
        case .graphQLResponse: "graphql-response+json"
        }
    }
}

extension ResponseMediaType {
    /// What the client accepts best, nil if neither.
    ///
    /// Without `Accept`, and where a wildcard leaves the choice to the server, it is `application/json`: the audits of
    /// graphql-http want that.
    ///
    /// RFC 9110, section 12.5.1; GraphQL over HTTP, section 6.1 Body.
    static func negotiated(for head: borrowing RequestHead) -> ResponseMediaType? {
        guard let first = head.field("accept"), !first.isEmpty else { return .json }
        if first == "application/json" || first == "*/*", head.count(of: "accept") == 1 { return .json }
        let (json, graphQLResponse) = preferences(of: head)
        let best: ResponseMediaType = graphQLResponse.isBetter(than: json) ? .graphQLResponse : .json
        return max(json.quality, graphQLResponse.quality) > 0 ? best : nil
    }

    /// Whether the client accepts one media type.
    static func accepts(_ type: ResponseMediaType, _ head: borrowing RequestHead) -> Bool {
        guard let first = head.field("accept"), !first.isEmpty else { return true }
        let (json, graphQLResponse) = preferences(of: head)
        return (type == .json ? json : graphQLResponse).quality > 0
    }

    private static func preferences(
        of head: borrowing RequestHead
    ) -> (json: Preference, graphQLResponse: Preference) {
        var json = Preference()
        var graphQLResponse = Preference()
        var order = 0
        head.forEachField("accept") { line in
            var reader = FieldValueReader(line)
            while !reader.isAtEnd {
                reader.skipBlanks()
                if let range = MediaRange(&reader) {
                    json.take(range, for: .json, order)
                    graphQLResponse.take(range, for: .graphQLResponse, order)
                }
                reader.skipListMember()
                order += 1
            }
        }
        return (json, graphQLResponse)
    }

    /// Whether one of the types of single responses is meant.
    static func isIn(_ range: MediaRange) -> Bool {
        range.specificity(for: "application", "json") != nil
            || range.specificity(for: "application", "graphql-response+json") != nil
    }

    /// How much a client likes one media type: the most specific range that it belongs to says so.
    private struct Preference {
        private var specificity = 0
        private(set) var quality = 0
        private var order = 0

        mutating func take(_ range: MediaRange, for type: ResponseMediaType, _ order: Int) {
            guard let specificity = range.specificity(for: "application", type.subtype),
                (specificity, range.quality) > (self.specificity, quality)
            else { return }
            self.specificity = specificity
            quality = range.quality
            self.order = order
        }

        /// Equal weights leave the choice to the server, which takes what is named, and of two what is named first.
        func isBetter(than other: Preference) -> Bool {
            (quality, specificity, other.order) > (other.quality, other.specificity, order)
        }
    }
}
