import RapportTypes

/// Where the people of the demo network work, and as what.
enum DemoWork {
    struct Company: Sendable {
        var name: String
        /// The tag that people who work there get.
        var industry: String
    }

    static let companies: [Company] = [
        Company(name: "Northlight, Inc.", industry: "fintech"),
        Company(name: "Harbor Labs", industry: "developer tools"),
        Company(name: "Bluefin GmbH", industry: "recruiting"),
        Company(name: "Nordverk", industry: "recruiting"),
        Company(name: "Kovač & Sons d.o.o.", industry: "logistics"),
        Company(name: "株式会社サンプル", industry: "electronics"),
        Company(name: "Quellwerk AG", industry: "energy"),
        Company(name: "Tidemark Analytics", industry: "data"),
        Company(name: "Palissade", industry: "security"),
        Company(name: "Oakfield Health", industry: "health"),
        Company(name: "Lanterna", industry: "media"),
        Company(name: "Meridian Freight", industry: "logistics"),
        Company(name: "Fjordkraft Digital", industry: "energy"),
        Company(name: "Sparrow & Finch", industry: "design"),
        Company(name: "Kite Mobility", industry: "mobility"),
        Company(name: "Papierflieger", industry: "e-commerce"),
        Company(name: "Granary", industry: "agriculture"),
        Company(name: "Stackyard", industry: "developer tools"),
        Company(name: "Ledgerleaf", industry: "fintech"),
        Company(name: "Halcyon Robotics", industry: "robotics"),
        Company(name: "Aurora Talent Partners", industry: "recruiting"),
        Company(name: "Telescope Hiring", industry: "recruiting"),
        Company(name: "Universität Mitte", industry: "research"),
        Company(name: "Cedar & Pine", industry: "climate"),
        Company(name: "Plume Éditions", industry: "media"),
        Company(name: "Brightwater Bank", industry: "fintech"),
        Company(name: "Monsoon Maps", industry: "mobility"),
        Company(name: "Zephyr Games", industry: "games"),
        Company(name: "Civic Code Fund", industry: "public sector"),
        Company(name: "Mosaic Learning", industry: "education"),
    ]

    /// The titles that people of a kind have.
    static func titles(for relationship: RelationshipType) -> [String] {
        switch relationship {
        case .recruiter:
            [
                "Talent Partner", "Technical Recruiter", "Senior Sourcer", "Head of Talent",
                "Recruiting Lead, Engineering",
                "Executive Search Consultant",
            ]
        case .mentor:
            [
                "VP Engineering", "Principal Engineer", "CTO", "Engineering Director", "Founder",
                "Professor of Software Engineering",
            ]
        case .formerColleague:
            [
                "Backend Engineer", "Senior iOS Developer", "Engineering Manager", "Site Reliability Engineer",
                "Product Manager",
                "Staff Engineer, Payments", "QA Lead", "Database Administrator",
            ]
        case .friend:
            [
                "Product Designer", "Data Scientist", "Freelance Illustrator", "Teacher", "Frontend Developer",
                "Architect",
                "Physiotherapist",
            ]
        case .industryContact:
            [
                "Developer Advocate", "Open Source Maintainer", "Security Researcher", "Platform Engineer",
                "Technical Writer",
                "Conference Organiser", "Database Consultant", "Head of Platform",
            ]
        case .other:
            ["Office Manager", "Solicitor", "Journalist", "Accountant", "Landlord", "Career Coach"]
        }
    }

    /// The tags that people of a kind can have, beside their industry.
    static func tags(for relationship: RelationshipType) -> [String] {
        switch relationship {
        case .recruiter: ["remote", "berlin jobs", "contract", "senior roles", "no reply yet"]
        case .mentor: ["advice", "references", "leadership", "salary talk"]
        case .formerColleague:
            ["ex-Harbor", "ex-Northlight", "references", "swift", "on-call crew", "would hire again"]
        case .friend: ["board games", "climbing", "book club", "choir", "neighbours"]
        case .industryContact: ["meetup", "open source", "speaker", "sqlite", "graphql", "warm intro"]
        case .other: ["paperwork", "press", "misc"]
        }
    }
}
