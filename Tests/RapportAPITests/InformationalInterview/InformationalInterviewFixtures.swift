import RapportStore

extension TestAPI {
    /// Plans an informational interview, or asks for one, and returns its id. `input` is what stands in the braces, but
    /// for the contact.
    @discardableResult
    func informationalInterview(with contact: String, _ input: String = "", as viewer: Viewer) throws -> String {
        try make(
            "informationalInterview", by: "scheduleInformationalInterview", #"contactId: "\#(contact)" \#(input)"#,
            as: viewer)
    }
}
