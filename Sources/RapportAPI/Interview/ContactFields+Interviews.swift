import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The job interviews in which each contact is an interviewer: one statement, however many contacts there are.
    static func interviews(
        of contacts: Batch<Contact>, _ arguments: ContactInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InterviewConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.interviewPages(
            ofEachInterviewer: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}

extension JobApplicationFields {
    /// The interviews for each application: one statement, however many applications there are.
    static func interviews(
        of applications: Batch<JobApplication>, _ arguments: JobApplicationInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InterviewConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.interviewPages(
            ofEachApplication: applications.ids, list, columns, for: context.viewer)
        return Column(applications, pages: pages)
    }
}

extension InteractionFields {
    static let interview = Leaf<Key<Interview>?>(.plain("interview_id"))
}
