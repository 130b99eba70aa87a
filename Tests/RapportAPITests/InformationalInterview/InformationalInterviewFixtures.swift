import JSON
import RapportStore

extension TestAPI {
    /// Plans an informational interview, or asks for one, and returns its id. `input` is what stands in the braces, but
    /// for the contact.
    @discardableResult
    func informationalInterview(with contact: String, _ input: String = "", as viewer: Viewer) throws -> String {
        let answer = try value(
            """
            mutation { scheduleInformationalInterview(input: {contactId: "\(contact)" \(input)}) {
                informationalInterview { id } userErrors { message } } }
            """, as: viewer)
        let id = answer["data"]?["scheduleInformationalInterview"]?["informationalInterview"]?["id"]?.stringValue
        guard let id else { fatalError("not planned: \(answer.text)") }
        return id
    }
}
