import GraphQLLanguage
import GraphQLSchema

/// What every rule may ask, and where it reports.
struct ValidationContext {
    /// How many places of an error are shown. Finding the line of each takes a look at everything before it.
    static let maximumLocations = 10

    let document: Document
    let schema: Schema
    let outline: DocumentOutline
    let scalars: ScalarCoercions
    let maximumErrors: Int
    /// Whether nobody is told what the schema has: neither by introspection nor by errors.
    let hidesSchema: Bool
    private(set) var errors: [(error: ValidationError, offset: Int)] = []

    init(
        document: Document, schema: Schema, outline: DocumentOutline, scalars: ScalarCoercions, maximumErrors: Int,
        hidesSchema: Bool
    ) {
        self.document = document
        self.schema = schema
        self.outline = outline
        self.scalars = scalars
        self.maximumErrors = maximumErrors
        self.hidesSchema = hidesSchema
    }

    /// Whether there are more errors than are reported, so that nobody need look for others.
    var isFull: Bool { errors.count > maximumErrors }

    /// Reports what is wrong at some places, the first of which decides the order of the errors.
    mutating func report<Place: Syntax>(_ reason: ValidationError.Reason, at places: Place...) {
        report(reason, at: places.map(\.offset))
    }

    mutating func report(_ reason: ValidationError.Reason, at offsets: [Int]) {
        guard !isFull else { return }
        let locations = offsets.prefix(ValidationContext.maximumLocations).map { document.location(ofOffset: $0) }
        append(ValidationError(reason: reason, locations: locations), offsets.first ?? 0)
    }

    /// Reports what is sent without a location. The place decides the order of the errors only.
    mutating func reportUnlocated(_ reason: ValidationError.Reason, at place: some Syntax) {
        guard !isFull else { return }
        append(ValidationError(reason: reason, locations: []), place.offset)
    }

    private mutating func append(_ error: ValidationError, _ offset: Int) {
        if errors.count < maximumErrors {
            errors.append((error, offset))
        } else {
            errors.append((ValidationError(reason: .tooManyErrors(maximum: maximumErrors), locations: []), .max))
        }
    }

    /// The errors in the order of the document.
    var sortedErrors: [ValidationError] {
        // Errors at one place stay in the order in which the rules found them.
        errors.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element.error)
    }

    /// Names close to one that does not exist, if that may be told.
    func suggestions(like name: String, among names: some Sequence<String>) -> [String] {
        hidesSchema ? [] : Suggestions.names(like: name, among: names)
    }

    func text(of type: TypeReference) -> String { schema.text(of: type) }

    /// A value as the document has it, cut to what fits into a message.
    func excerpt(of value: some Syntax) -> String {
        let range = value.sourceRange
        let text = document.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
        return text.unicodeScalars.count <= 100 ? text : String(text.unicodeScalars.prefix(100)) + "…"
    }
}
