import RapportStore
import RapportTypes

extension NewJobApplication {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CreateJobApplicationInput, of author: Viewer, now: DateTime, _ faults: inout InputFaults) {
        let jobListing = JobListingReference(input.jobListing, of: author, &faults)
        faults.past(input.appliedAt.value, ["appliedAt"], now: now)
        self.init(
            jobListing: jobListing, status: input.status, appliedAt: input.appliedAt.value,
            notes: faults.notes(input.notes).value)
    }
}

extension JobListingReference {
    fileprivate init(_ input: JobListingReferenceInput, of author: Viewer, _ faults: inout InputFaults) {
        switch input {
        case .id(let id): self = .existing(id)
        case .create(let input):
            let new = NewJobListing(input, below: ["jobListing", "create"], &faults)
            // The same call as that of createJobListing with this input.
            let call = input.idempotencyKey.value.map {
                IdempotencyKey($0, input: String(describing: input), of: author)
            }
            self = .new(new, once: call)
        }
    }
}

extension JobApplicationChanges {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: UpdateJobApplicationInput, now: DateTime, _ faults: inout InputFaults) {
        faults.notCleared(input.status, ["status"])
        faults.past(input.appliedAt.value, ["appliedAt"], now: now)
        self.init(status: input.status.value, appliedAt: input.appliedAt, notes: faults.notes(input.notes))
    }
}

extension InputFaults {
    fileprivate mutating func notes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["notes"], maximum: JobLimits.notes)
    }
}
