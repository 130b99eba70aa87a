import GraphQLLanguage
import GraphQLOverHTTP
import GraphQLSchema
import GraphQLValidation
import RapportAPI
import RapportTypes

/// What instructions and allocations are counted of, by `scripts/count-instructions`: each thing is done some times
/// before it counts, then as often as the script says, inside of the function that callgrind watches.
enum CountedRequests {
    /// Names of what can be counted.
    static let names = ["parse", "validate", "Q1", "Q2", "Q3", "Q4", "Q4-50-rows", "Q4-500-contacts", "Q5", "Q8"]

    static func run(_ name: String, _ repetitions: Int, in directory: String) throws {
        let body = try body(of: name, in: directory)
        for _ in 0..<3 { body() }
        let counted = CountedBody(body, repetitions)
        withExtendedLifetime(counted) { repeatCounted(Unmanaged.passUnretained(counted).toOpaque()) }
    }

    private static func body(of name: String, in directory: String) throws -> () -> Void {
        let scalars = RapportScalars.coercions
        switch name {
        case "parse":
            let source = Array(Queries.dashboard.utf8)
            return { keep((try? Document.parse(source))?.tokenCount ?? .min) }
        case "validate":
            let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: scalars)
            let document = try Document.parse(Queries.dashboard)
            return {
                let validated = try? validate(document, against: schema, scalars: scalars)
                keep(validated?.document.tokenCount ?? .min)
            }
        default:
            return try request(name, in: directory)
        }
    }

    private static func request(_ name: String, in directory: String) throws -> () -> Void {
        let database = try CountedDatabase(in: directory)
        let service = try GraphQLService(CountedApplication(database.store))
        let token = Array(database.token.text.utf8)
        let body = Array(text(name, database).utf8)
        return {
            let size = token.withUnsafeBytes { token in
                body.withUnsafeBytes { service.response(toBody: $0, token: token)?.count }
            }
            guard let size, size > 20 else { preconditionFailure("\(name) was not answered") }
            keep(size)
        }
    }

    private static func text(_ name: String, _ database: CountedDatabase) -> String {
        switch name {
        case "Q1": Queries.typename
        case "Q2": Queries.contact(database.firstContact)
        case "Q3": Queries.contacts(50)
        case "Q4": Queries.recentInteractions(contacts: 50)
        case "Q5": Queries.threeLevels(contacts: 20)
        case "Q4-50-rows": Queries.recentInteractions(contacts: 50, each: 1)
        case "Q4-500-contacts": Queries.recentInteractions(contacts: 500)
        default: Queries.allContacts(1000)
        }
    }
}

private final class CountedBody {
    let run: () -> Void
    let repetitions: Int

    init(_ run: @escaping () -> Void, _ repetitions: Int) {
        self.run = run
        self.repetitions = repetitions
    }
}

/// Callgrind counts from its entry to its return, and knows it by its name in C.
@_cdecl("rapport_counted")
@inline(never)
func repeatCounted(_ body: UnsafeMutableRawPointer) {
    let body = Unmanaged<CountedBody>.fromOpaque(body).takeUnretainedValue()
    for _ in 0..<body.repetitions { body.run() }
}
