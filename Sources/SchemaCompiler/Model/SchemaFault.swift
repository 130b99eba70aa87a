import GraphQLLanguage

/// Something in schema.graphql that has no form in Swift: what, and where if a place is known.
struct SchemaFault: Error, Hashable {
    var message: String
    var location: SourceLocation?

    init(_ message: String, at location: SourceLocation? = nil) {
        self.message = message
        self.location = location
    }

    /// The fault as compilers print theirs, so that editors find the line.
    func text(file: String) -> String {
        "\(file):\(location?.line ?? 1):\(location?.column ?? 1): error: \(message)"
    }
}

/// All faults of one schema.
struct SchemaFaults: Error, Hashable {
    var faults: [SchemaFault]

    init(_ faults: [SchemaFault]) { self.faults = faults }
}
