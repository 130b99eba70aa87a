import RapportTypes
import SQLite

extension Reader {
    /// Profiles from the opened texts of their column: one statement, however many there are.
    public func linkedInProfiles(_ texts: [String]) throws -> [LinkedInProfile] {
        texts.isEmpty ? [] : try connection.linkedInProfiles(texts)
    }
}
