import Batches
import RapportStore
import RapportTypes

enum JobMutations: JobMutationResolvers {
    // MARK: Listings

    static func createJobListing(
        _ input: CreateJobListingInput, in context: RequestContext
    ) throws -> MutationWork<CreateJobListingPayload> {
        var faults = InputFaults()
        let new = NewJobListing(input, &faults)
        return try .write(once: input.idempotencyKey, "createJobListing", input, faults, in: context) {
            try $0.createJobListing(new, for: $1)
        } payload: {
            CreateJobListingPayload(jobListing: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateJobListing(
        _ input: UpdateJobListingInput, in context: RequestContext
    ) throws -> MutationWork<UpdateJobListingPayload> {
        var faults = InputFaults()
        let changes = JobListingChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateJobListing(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateJobListingPayload(jobListing: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteJobListing(
        _ input: DeleteJobListingInput, in context: RequestContext
    ) throws -> MutationWork<DeleteJobListingPayload> {
        try .write(in: context) {
            try $0.deleteJobListing(input.id, for: $1)
        } payload: {
            DeleteJobListingPayload(deletedJobListingId: $0.map { NodeID($0) }, userErrors: $1)
        }
    }

    // MARK: Applications

    static func createJobApplication(
        _ input: CreateJobApplicationInput, in context: RequestContext
    ) throws -> MutationWork<CreateJobApplicationPayload> {
        var faults = InputFaults()
        let new = NewJobApplication(input, of: try context.author, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "createJobApplication", input, faults, in: context) {
            try $0.createJobApplication(new, for: $1)
        } payload: {
            CreateJobApplicationPayload(application: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateJobApplication(
        _ input: UpdateJobApplicationInput, in context: RequestContext
    ) throws -> MutationWork<UpdateJobApplicationPayload> {
        var faults = InputFaults()
        let changes = JobApplicationChanges(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.updateJobApplication(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateJobApplicationPayload(application: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteJobApplication(
        _ input: DeleteJobApplicationInput, in context: RequestContext
    ) throws -> MutationWork<DeleteJobApplicationPayload> {
        try .write(in: context) {
            try $0.deleteJobApplication(input.id, deletesInterviews: input.deleteInterviews, for: $1)
        } payload: {
            DeleteJobApplicationPayload(deletedApplicationId: $0.map { NodeID($0) }, userErrors: $1)
        }
    }
}
