import RapportTypes

/// What else the demo's account has: a file that it imported, and a token for a script.
enum DemoImport {
    /// A LinkedIn export with everything that can become of a row: two people are new, one comes twice, one has no
    /// name.
    static let connections = """
        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Noor,van Dijk,https://www.linkedin.com/in/noor-van-dijk-example,noor.vandijk@example.org,Bluefin GmbH,Recruiter,12 Sep 2024
        Tomás,Herrera,https://www.linkedin.com/in/tomas-herrera-example,,Lanterna,Platform Engineer,03 Mar 2025
        Noor,van Dijk,https://www.linkedin.com/in/noor-van-dijk-example,,Bluefin GmbH,Recruiter,12 Sep 2024
        ,,https://www.linkedin.com/in/somebody-example,,Harbor Labs,CTO,01 Feb 2023
        """

    /// Contacts that the file adds.
    static let newContacts = 2

    /// What one of the contacts says of herself.
    static func profile(importedAt now: DateTime) -> LinkedInProfile {
        LinkedInProfile(
            headline: "Builds teams that do not need her", industry: "Software", location: "London, England",
            about: "Three teams from zero to forty. I ask the uncomfortable question first.",
            positions: [
                LinkedInPosition(title: "Engineering Director", company: "Ledgerleaf", startedOn: "2021-04"),
                LinkedInPosition(
                    title: "Principal Engineer", company: "Harbor Labs", startedOn: "2014", finishedOn: "2021-03"),
            ],
            skills: ["Leadership", "Distributed systems", "Hiring"], importedAt: now)
    }

    /// The same person from a business card: written down again because the first one was not found.
    static func twin(of contact: DemoContact) -> DemoContact {
        var twin = contact
        twin.title = nil
        twin.email = nil
        twin.linkedInURL = nil
        twin.notes = "Card from the careers evening."
        twin.tags = []
        twin.isFavorite = false
        twin.keepInTouchEveryDays = nil
        return twin
    }

    static let tokenName = "Weekly report"
}

extension WriteTransaction {
    func seedImport(for viewer: Viewer) throws {
        let options = ImportOptions(relationship: .industryContact, tags: ["linkedin"])
        let rows = try LinkedInConnections.rows(of: DemoImport.connections)
        _ = try startImport(NewImport(.linkedin, rows: rows, options: options), idempotency: nil, for: viewer)
        // Nobody knows its secret, which is as good as none.
        _ = try createAccessToken(named: DemoImport.tokenName, readOnly: true, expiresAt: nil, for: viewer)
    }
}
