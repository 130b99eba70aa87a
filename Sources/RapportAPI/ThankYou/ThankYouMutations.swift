import Batches
import RapportStore
import RapportTypes

/// What holds for every thank-you note, by the schema.
enum ThankYouLimits {
    static let recipients = 20
    /// A name, or an address, which is the longer of the two.
    static let recipient = 254
    static let notes = 2000
}

enum ThankYouMutations: ThankYouMutationResolvers {
    static func recordThankYou(
        _ input: RecordThankYouInput, in context: RequestContext
    ) throws -> MutationWork<RecordThankYouPayload> {
        var faults = InputFaults()
        let new = NewThankYouNote(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.recordThankYou(new, for: $1)
        } payload: { recorded, errors in
            RecordThankYouPayload(
                thankYouNote: recorded.map {
                    ThankYouNote(sentAt: $0.sentAt, recipients: new.recipients, method: new.method, notes: new.notes)
                }, subject: recorded?.subject, userErrors: errors)
        }
    }
}

extension NewThankYouNote {
    /// The input, cleaned; `faults` gets what is wrong with it.
    fileprivate init(_ input: RecordThankYouInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.sentAt.value, ["sentAt"], now: now)
        faults.notEmpty(input.recipients, ["recipients"])
        self.init(
            after: Subject(input.subject), sentAt: input.sentAt.value,
            recipients: faults.lines(
                input.recipients, ["recipients"], maximumCount: ThankYouLimits.recipients,
                maximumLength: ThankYouLimits.recipient), method: input.method,
            notes: faults.optionalText(input.notes, ["notes"], maximum: ThankYouLimits.notes).value)
    }
}

extension NewThankYouNote.Subject {
    fileprivate init(_ input: ThankYouSubjectInput) {
        switch input {
        case .interviewId(let id): self.init(Interview.self, id, field: "interviewId")
        case .informationalInterviewId(let id):
            self.init(InformationalInterview.self, id, field: "informationalInterviewId")
        }
    }
}
