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
