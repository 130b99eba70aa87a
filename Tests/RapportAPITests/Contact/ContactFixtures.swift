import RapportStore

extension TestAPI {
    /// Makes a contact and returns its id. `input` is what stands in the braces.
    @discardableResult
    func contact(_ input: String, as viewer: Viewer) throws -> String {
        try make("contact", by: "createContact", input, as: viewer)
    }

    /// The names of the contacts that fit, in the list's order. `arguments` come with their parentheses.
    func names(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("name", of: "contacts\(arguments)", as: viewer)
    }

    /// The names of the contacts that a filter lets through.
    func names(where filter: String, as viewer: Viewer) throws -> [String] {
        try names("(filter: {\(filter)})", as: viewer)
    }
}
