import GraphQLLanguage

/// The rules that a document has to follow so that a schema can be made of it at all.
///
/// Spec: 3 Type System, and 5.4 and 5.7 where directives are applied.
struct DocumentRules {
    let declarations: Declarations
    private(set) var errors: [SchemaError] = []

    init(_ declarations: Declarations) { self.declarations = declarations }

    /// - Throws: every fault, rule by rule.
    func check() throws(SchemaErrors) {
        var rules = self
        rules.checkExecutableDefinitions()
        rules.checkSchemaDefinitions()
        rules.checkUniqueNames()
        rules.checkExtensions()
        rules.checkTypeNames()
        rules.checkDirectives()
        rules.checkDirectiveArguments()
        if !rules.errors.isEmpty { throw SchemaErrors(errors: rules.errors) }
    }

    mutating func report(_ reason: SchemaError.Reason, at syntax: any Syntax...) {
        errors.append(SchemaError(reason: reason, locations: syntax.map(\.location)))
    }

    /// Reports every name that stands in the list before.
    mutating func checkUnique(_ names: some Sequence<Name>, _ reason: (String) -> SchemaError.Reason) {
        var first: [String: Name] = [:]
        for name in names {
            let text = name.text
            if let known = first[text] { report(reason(text), at: known, name) } else { first[text] = name }
        }
    }
}
