import RapportTypes

/// A meeting of the demo's account with a person of `DemoPeople`, by the name in addresses.
struct DemoMeeting: Sendable {
    var with: String
    var agreedOn: Int
    var on: Int
    var hour: Int
    var minutes: Int
    var location: String
    var purpose: String
    var agenda: [String] = []
    var preparation: String?
    /// When it was moved, from which day, and why.
    var moved: (on: Int, from: Int, reason: String)?
    var outcome: Outcome?
    /// When it was called off, and why.
    var cancelled: (on: Int, reason: String)?

    struct Outcome: Sendable {
        var topics: [String]
        var text: String
        var actionItems: [String] = []
        var nextSteps: String?
        var impact: String?
        var sentiment = Sentiment.positive
    }
}

/// A conversation in which the demo's account asks somebody about their work.
struct DemoConversation: Sendable {
    var with: String
    var askedOn: Int
    /// Nil while no time is agreed.
    var on: Int?
    var hour = 10
    var minutes = 30
    var location: String?
    var questions: [String]
    var outcome: Outcome?
    var cancelled: (on: Int, reason: String)?

    struct Outcome: Sendable {
        var notes: String
        var insights: [String]
        /// When something is due that is left to do.
        var followUpOn: Int?
        var thankYou: (method: ThankYouMethod, notes: String?)?
    }
}

/// Something that the demo's account means to do, or has done.
struct DemoTask: Sendable {
    var title: String
    var notes: String?
    var writtenOn: Int
    var dueOn: Int?
    var ended: (status: FollowUpStatus, on: Int)?
}

/// What is and was on the demo's calendar besides job interviews.
enum DemoAppointments {
    static let meetings = [
        DemoMeeting(
            with: "hannah.vogel", agreedOn: -5, on: 1, hour: 15, minutes: 60,
            location: "https://meet.google.com/moc-inte-rvw", purpose: "Mock interview: system design",
            agenda: ["Ingest for ten thousand tenants", "Ten minutes of feedback", "What to leave out"],
            preparation: "Send her the job description of Tidemark the evening before."),
        DemoMeeting(
            with: "agnieszka.wroblewska", agreedOn: -11, on: 4, hour: 9, minutes: 45, location: "Café Mirabelle",
            purpose: "Offer of Quellwerk: yes or no",
            agenda: ["The numbers", "Who I would work for", "What I would give up"],
            moved: (on: -3, from: -2, reason: "Agnieszka's train was cancelled.")),
        DemoMeeting(
            with: "daniel.brandt", agreedOn: -8, on: 8, hour: 12, minutes: 60, location: "Markthalle, stall 7",
            purpose: "Lunch, and the meetup in spring"),
        DemoMeeting(
            with: "oliver.hastings", agreedOn: -2, on: 15, hour: 17, minutes: 30,
            location: "https://zoom.us/j/12345678901",
            purpose: "Quarterly call"),
        DemoMeeting(
            with: "mira.okonkwo", agreedOn: -27, on: -19, hour: 16, minutes: 60, location: "Station café, platform 12",
            purpose: "Go through the portfolio", agenda: ["Order of the projects", "The gap in spring"],
            preparation: "Print it. She reads on paper.",
            outcome: DemoMeeting.Outcome(
                topics: ["portfolio", "references"],
                text: "Start with the migration, cut the side projects to one page, and say the gap was a sabbatical.",
                actionItems: [
                    "Cut the side projects to one page", "Ask Hannah for a reference", "Send Mira the new version",
                ],
                nextSteps: "She reads it again before the panel.",
                impact: "Closer: she offered to be a reference herself.")),
        DemoMeeting(
            with: "isabel.schroeder", agreedOn: -60, on: -52, hour: 11, minutes: 45, location: "Roastery on the corner",
            purpose: "How her team hires",
            outcome: DemoMeeting.Outcome(
                topics: ["interview process", "team structure"],
                text: "No puzzles any more. They look for people who ask before they build.", sentiment: .neutral)),
        DemoMeeting(
            with: "emre.sahin", agreedOn: -120, on: -112, hour: 14, minutes: 30, location: "Zweite Heimat",
            purpose: "A talk for the data evening",
            outcome: DemoMeeting.Outcome(
                topics: ["conference talk"], text: "Twenty minutes on indexes, in November.",
                nextSteps: "Title and abstract until the end of the month.")),
        DemoMeeting(
            with: "samira.hosseini", agreedOn: -18, on: -10, hour: 9, minutes: 30, location: "Phone",
            purpose: "Contract roles", cancelled: (-11, "She has moved to another agency.")),
    ]

    static let conversations = [
        DemoConversation(
            with: "priya.raghunathan", askedOn: -43, on: -35, hour: 9, minutes: 30,
            location: "https://zoom.us/j/55512345678",
            questions: ["How did you become a staff engineer?", "What do you do on a Tuesday?", "What do you miss?"],
            outcome: DemoConversation.Outcome(
                notes: "Half an hour that became an hour. She drew her week on a napkin and held it into the camera.",
                insights: [
                    "Staff means writing more than coding.", "Find out who decides before the first day.",
                    "Keep one project of your own.",
                ], thankYou: (.email, "With a link to the book she mentioned."))),
        DemoConversation(
            with: "michael.adler", askedOn: -21, on: -12, hour: 14, minutes: 45, location: "Phone",
            questions: ["What is different in energy companies?", "How slow is slow?"],
            outcome: DemoConversation.Outcome(
                notes: "Knows half of Quellwerk. Regulation makes everything slow but nothing boring.",
                insights: ["Ask for the release calendar.", "The network team is the good one."], followUpOn: 2)),
        DemoConversation(
            with: "sophie.delacroix", askedOn: -9, on: 6, hour: 11, minutes: 30,
            location: "https://teams.microsoft.com/l/meetup-join/19%3asophie-demo",
            questions: ["What would you ask in my place?", "Is there a career without people to lead?"]),
        DemoConversation(
            with: "jasmine.okafor", askedOn: -3,
            questions: ["How do you interview from Europe?", "What do the hours do to you?"]),
        DemoConversation(
            with: "marcus.whitfield", askedOn: -64, on: -50, hour: 16, minutes: 30, location: "Phone",
            questions: ["What does a solutions engineer do?"], cancelled: (-53, "Too busy this quarter.")),
    ]

    static let tasks = [
        DemoTask(title: "Update the CV with the ledger migration", writtenOn: -9, dueOn: 1),
        DemoTask(
            title: "Collect three stories about conflict", notes: "One that went wrong.", writtenOn: -6, dueOn: 3),
        DemoTask(title: "Renew the passport", writtenOn: -15),
        DemoTask(
            title: "New photo for LinkedIn", writtenOn: -40, dueOn: -20, ended: (.done, -22)),
        DemoTask(
            title: "Learn the dance of the job fair", notes: "Never again.", writtenOn: -70, dueOn: -55,
            ended: (.dismissed, -56)),
    ]
}
