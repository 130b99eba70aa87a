import RapportStore

extension TestAPI {
    /// Logs an interaction and returns its id. `input` is what stands in the braces, but for the contact.
    @discardableResult
    func interaction(with contact: String, _ input: String, as viewer: Viewer) throws -> String {
        try make("interaction", by: "logInteraction", #"contactId: "\#(contact)", \#(input)"#, as: viewer)
    }

    /// The locations of the interactions of a list, in its order. `arguments` come with their parentheses.
    func locations(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("location", of: "interactions\(arguments)", as: viewer)
    }
}
