import RapportTypes
import SQLite

/// Everything that search finds: one entry for each kind. The triggers of the kind's table, which tell the index of
/// changes to these fields, are in migrations (but for new interactions: see `WriteTransaction.insert`). Entries of the
/// index know fields by their places: new ones come last.
enum SearchedKinds {
    static let all: [SearchedKind] = [
        contacts, interactions, meetings, referrals, informationalInterviews, interviews, jobListings,
        jobApplications, followUps,
    ]

    static func kind(_ type: SearchType) -> SearchedKind? { all.first { $0.type == type } }
    static func kind(code: Int) -> SearchedKind? { all.first { $0.code == code } }

    static let contacts = SearchedKind(
        type: .contact, code: 1, node: Contact.index, table: "contact",
        fields: [
            SearchedField("name", .text("item.name"), weight: 100),
            SearchedField("company", .text("item.company"), weight: 60),
            SearchedField("title", .text("item.title"), weight: 50),
            SearchedField("tags", .list("item.tags"), weight: 60),
            SearchedField("email", .sealed("email"), weight: 50),
            SearchedField("notes", .sealed("notes"), weight: 20),
            SearchedField("phone", .sealed("phone"), weight: 50),
            SearchedField("linkedInUrl", .sealed("linked_in_url", .linkedInIdentifier), weight: 40),
            SearchedField("linkedInProfile", .sealed("linked_in_profile", .linkedInProfile), weight: 20),
        ])

    static let interactions = SearchedKind(
        type: .interaction, code: 2, node: Interaction.index, table: "interaction",
        fields: [
            SearchedField("topicsDiscussed", .list("item.topics_discussed"), weight: 40),
            SearchedField("location", .text("item.location"), weight: 30),
            SearchedField("medium", .text("item.medium"), weight: 20),
            SearchedField("notes", .text("item.notes"), weight: 20),
            SearchedField("followUpNotes", .text("item.follow_up_notes"), weight: 20),
        ])

    static let meetings = SearchedKind(
        type: .meeting, code: 3, node: Meeting.index, table: "meeting",
        fields: [
            SearchedField("purpose", .text("item.purpose"), weight: 60),
            SearchedField("agendaItems", .list("item.agenda_items"), weight: 40),
            SearchedField("location", .text("item.location"), weight: 30),
            SearchedField("preparationNotes", .text("item.preparation_notes"), weight: 20),
            SearchedField("outcome", .list("item.topics_covered"), weight: 30),
            SearchedField("outcome", .text("item.outcomes"), weight: 20),
            SearchedField("outcome", .list("item.action_items"), weight: 20),
            SearchedField("outcome", .text("item.next_steps"), weight: 20),
            SearchedField("outcome", .text("item.relationship_impact"), weight: 20),
            SearchedField("outcome", .list("item.attendees"), weight: 20),
            SearchedField("cancellationReason", .text("item.cancellation_reason"), weight: 20),
            reschedulings,
        ])

    static let referrals = SearchedKind(
        type: .referral, code: 4, node: Referral.index, table: "referral",
        fields: [
            SearchedField("requestMessage", .text("item.request_message"), weight: 40),
            SearchedField("referralDetails", .text("item.referral_details"), weight: 30),
            SearchedField("notes", .text("item.notes"), weight: 20),
        ])

    static let informationalInterviews = SearchedKind(
        type: .informationalInterview, code: 5, node: InformationalInterview.index, table: "informational_interview",
        fields: [
            SearchedField("questions", .list("item.questions"), weight: 40),
            SearchedField("insights", .list("item.insights"), weight: 40),
            SearchedField("location", .text("item.location"), weight: 30),
            SearchedField("notes", .text("item.notes"), weight: 20),
            SearchedField("cancellationReason", .text("item.cancellation_reason"), weight: 20),
            thankedPeople, thanks, reschedulings,
        ])

    /// An interview is known by the listing that it is about.
    static let interviews = SearchedKind(
        type: .interview, code: 6, node: Interview.index, table: "interview",
        fields: [
            SearchedField(
                "interviewers",
                .joined(
                    """
                    (SELECT group_concat(name, char(31)) FROM (
                        SELECT name FROM interviewer WHERE interview_id = item.id ORDER BY position))
                    """),
                weight: 60),
            SearchedField("application", .text(listing("title", of: "item.application_id")), weight: 50),
            SearchedField("application", .text(listing("company", of: "item.application_id")), weight: 50),
            SearchedField("location", .text("item.location"), weight: 30),
            SearchedField("preparation", .text("item.preparation_notes"), weight: 20),
            SearchedField("completion", .text("item.interview_notes"), weight: 20),
            SearchedField("completion", .text("item.next_steps"), weight: 20),
            SearchedField("cancellationReason", .text("item.cancellation_reason"), weight: 20),
            thankedPeople, thanks, reschedulings,
        ])

    static let jobListings = SearchedKind(
        type: .jobListing, code: 7, node: JobListing.index, table: "job_listing",
        fields: [
            SearchedField("title", .text("item.title"), weight: 80),
            SearchedField("company", .text("item.company"), weight: 80),
            SearchedField("location", .text("item.location"), weight: 40),
            SearchedField("description", .text("item.description"), weight: 20),
            SearchedField("source", .text("item.source"), weight: 20),
        ])

    /// An application is known by its listing.
    static let jobApplications = SearchedKind(
        type: .jobApplication, code: 8, node: JobApplication.index, table: "job_application",
        fields: [
            SearchedField("jobListing", .text(listing("title", of: "item.id")), weight: 70),
            SearchedField("jobListing", .text(listing("company", of: "item.id")), weight: 70),
            SearchedField("notes", .text("item.notes"), weight: 20),
        ])

    static let followUps = SearchedKind(
        type: .followUp, code: 9, node: FollowUp.index, table: "follow_up",
        fields: [
            SearchedField("title", .text("item.title"), weight: 60),
            SearchedField("notes", .text("item.notes"), weight: 20),
        ])

    // MARK: What belongs to a record

    private static let thankedPeople = SearchedField(
        "thankYouNotes",
        .joined(
            """
            (SELECT group_concat(recipient.value, char(31))
                FROM thank_you_note AS note CROSS JOIN json_each(note.recipients) AS recipient
                WHERE note.subject_id = item.id)
            """),
        weight: 20)

    private static let thanks = SearchedField(
        "thankYouNotes",
        .text("(SELECT group_concat(notes, char(10)) FROM thank_you_note WHERE subject_id = item.id)"), weight: 20)

    private static let reschedulings = SearchedField(
        "rescheduleHistory",
        .joined("(SELECT group_concat(reason, char(31)) FROM reschedule_event WHERE subject_id = item.id)"), weight: 20)

    /// A column of the listing that an application is for.
    private static func listing(_ column: SQL, of application: SQL) -> SQL {
        """
        (SELECT listing.\(column) FROM job_application AS application
            CROSS JOIN job_listing AS listing ON listing.id = application.job_listing_id
            WHERE application.id = \(application))
        """
    }
}
