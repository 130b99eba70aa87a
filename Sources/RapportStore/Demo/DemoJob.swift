import RapportTypes

/// A position that the demo's account looks at. Days are those of `DemoCalendar`.
struct DemoJob: Sendable {
    var company: String
    var title: String
    var location: String
    var source: String?
    /// Per year, in euros.
    var salary: ClosedRange<Int>?
    var description: String?
    var postedOn: Int
    var closesOn: Int?
    var isClosed = false
    var referral: DemoReferral?
    var application: DemoApplication?

    /// Where it was found: at an example domain, which leads nowhere (RFC 2606).
    var url: WebURL? {
        let words = title.lowercased().split { !$0.isLetter }.joined(separator: "-")
        return try? WebURL("https://jobs.example.com/\(words)")
    }
}

/// The contact at a job's company who is asked to put in a good word.
struct DemoReferral: Sendable {
    var requestedOn: Int
    var message: String
    var expiresOn: Int?
    var answer: Answer?

    enum Answer: Sendable {
        /// The application is made of it.
        case provided(on: Int, details: String)
        case declined(on: Int, notes: String)
    }
}

struct DemoApplication: Sendable {
    /// When it was begun, and sent unless it is a draft.
    var on: Int
    var status = JobApplicationStatus.applied
    var notes: String?
    var interviews: [DemoInterview] = []
    /// What became of it, and when.
    var changes: [(status: JobApplicationStatus, on: Int)] = []
    /// What is left to do, and by when.
    var followUp: (title: String, dueOn: Int)?
}

struct DemoInterview: Sendable {
    var type: InterviewType
    /// When the time was agreed.
    var agreedOn: Int
    var on: Int
    var hour: Int
    var minutes: Int
    var zone = DemoNetwork.account.timeZone
    var location: String?
    /// How many contacts at the company are among the interviewers.
    var contacts = 0
    var others: [String] = []
    /// When it was moved, from which day, and why.
    var moved: (on: Int, from: Int, reason: String)?
    var preparation: (on: Int, notes: String)?
    var outcome: (rating: Int, notes: String, nextSteps: String?)?
    /// Days after it was held.
    var thankYou: (after: Int, method: ThankYouMethod, notes: String)?
    /// When it was called off, and why.
    var cancelled: (on: Int, reason: String)?
}
