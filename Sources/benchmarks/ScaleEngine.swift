import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import RapportAPI
import RapportStore
import RapportTypes

/// Answers documents as the server does, from text to bytes, without sockets and without the document cache.
final class ScaleEngine {
    let schema: Schema
    let viewer: Viewer
    private let store: Store
    private let reader: Reader
    private let scalars = RapportScalars.coercions
    private let planner: Planner
    private let address: WebURL
    private let out = JSONWriter()

    init(_ store: Store, _ reader: Reader, _ viewer: Viewer) throws {
        self.store = store
        self.reader = reader
        self.viewer = viewer
        schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: scalars)
        planner = Planner(schema: schema, resolvers: .rapport(), scalars: scalars)
        address = try WebURL("https://rapport.example.com/")
    }

    /// What it took to answer a document so many times.
    struct Cost {
        /// CPU time of the thread, from the text to the last byte.
        var medianMilliseconds: Double
        var worstMilliseconds: Double
        var statements: [String]
    }

    func cost(of document: String, runs: Int = 20) throws -> Cost {
        var statements: [String] = []
        reader.statementObserver = { statements.append($0) }
        _ = try answer(to: document)
        reader.statementObserver = nil
        let times = try (0..<runs).map { _ in
            let start = threadNanoseconds()
            try run(document)
            return Double(threadNanoseconds() - start) / 1_000_000
        }.sorted()
        return Cost(
            medianMilliseconds: times[times.count / 2], worstMilliseconds: times[times.count - 1],
            statements: statements.filter { $0 != "BEGIN" && $0 != "ROLLBACK" })
    }

    /// The data of the answer, which has no errors.
    func answer(to document: String) throws -> JSONValue {
        try run(document)
        let answer = try JSONParser.parse(Array(out.bytes))
        guard answer["errors"] == nil, let data = answer["data"] else {
            throw ScaleError(description: "\(document)\n\(answer["errors"]?.text ?? "no data")")
        }
        return data
    }

    /// Leaves the answer in `out`.
    private func run(_ text: String) throws {
        out.reset()
        let document = try validate(Document.parse(text), against: schema, scalars: scalars)
        let operation = try document.operation(named: nil).get()
        let variables = try schema.coerceVariables(of: operation, from: [], scalars: scalars).get()
        let plan = try planner.plan(operation, of: document, variables: variables)
        let outcome = try reader.snapshot {
            let context = RequestContext(
                store: store, reader: reader, limits: APILimits(pageSize: 1000), publicAddress: address,
                caller: viewer, report: { error, _ in print(error) })
            return Execution.start(plan, variables: variables, context: context, into: out)
        }
        guard case .finished = outcome else { throw ScaleError(description: "a query waits for nobody") }
    }
}
