import RapportStore

extension TestAPI {
    /// Makes a follow-up and returns its id. `input` is what stands in the braces.
    @discardableResult
    func followUp(_ input: String, as viewer: Viewer) throws -> String {
        try make("followUp", by: "createFollowUp", input, as: viewer)
    }

    /// The answer of `updateFollowUp`, with a selection of the follow-up.
    func updateFollowUp(
        _ id: String, _ input: String, _ selection: String = "version", as viewer: Viewer
    ) throws -> String {
        try run(
            """
            mutation { updateFollowUp(input: {id: "\(id)", \(input)}) { followUp { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } } } } }
            """, as: viewer)
    }

    /// The titles of the follow-ups of a list, in its order. `arguments` come with their parentheses.
    func titles(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("title", of: "followUps\(arguments)", as: viewer)
    }
}
