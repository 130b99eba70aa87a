import Batches
import GraphQLExecution

extension Library {
    static let subscriptionFields: [String: FieldForm] = [
        "authorRenamed": .subscription { arguments, _ in
            if case .int(let place)? = arguments["after"] { return Renamings(place: place) }
            return Renamings(place: 0)
        },
        "numbers": .subscription { arguments, _ in
            guard case .int(let last)? = arguments["to"] else { throw ExecutionError("No number.") }
            if last > 1000 { throw ExecutionError("Too many.", code: .limitExceeded) }
            return Numbers(last: last)
        },
        "unstable": .subscription { _, _ in Unstable() },
        "forbidden": .subscription { _, _ in throw ExecutionError("Not allowed.", code: .forbidden) },
    ]
}

/// The authors that were renamed.
private struct Renamings: EventSource {
    var place: Int

    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents {
        let library = context as! Library
        library.note("renamed after \(place)")
        let authors = library.renamed.dropFirst(place).prefix(limit)
        place += authors.count
        return SourceEvents(
            authors.map { author in SourceEvents.event { $0.key(Library.type("Author"), Library.authorID(author)) } })
    }
}

/// The numbers from 1, after which the stream ends.
private struct Numbers: EventSource {
    var number = 0
    let last: Int

    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents {
        let numbers = (number + 1)...min(number + limit, last)
        number = numbers.upperBound
        return SourceEvents(numbers.map { number in SourceEvents.event { _ in .int(number) } }, isLast: number == last)
    }
}

/// A failing event, an event without a value, then the end of the stream.
private struct Unstable: EventSource {
    var isFirst = true

    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents {
        guard isFirst else { throw ExecutionError("The stream is gone.", code: .unavailable) }
        isFirst = false
        return SourceEvents([
            SourceEvents.event { $0.failure(ExecutionError("This one is bad.")) }, SourceEvents.event { _ in .null },
        ])
    }
}
