import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Jobs in the store")
struct JobStoreTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func application(for listing: JobListingReference, as viewer: Viewer? = nil) throws -> Written<UUID> {
        let viewer = viewer ?? anna
        let new = NewJobApplication(jobListing: listing)
        return try test.writer.run { try $0.createJobApplication(new, listingAt: ["jobListingId"], for: viewer) }
    }

    private func count(_ table: SQL) throws -> Int? {
        try test.database().value("SELECT count(*) FROM \(table)")
    }

    private let engineer = NewJobListing(title: "Engineer", company: "Acme")

    @Test func `whoever makes an application says where the listing was named`() throws {
        let viewer = anna
        let (engineer, unknown) = (engineer, NodeID("0190163d-8694-739b-aea5-966c26f8ad91"))
        let listing = NodeID(try #require(try test.writer.run { try $0.createJobListing(engineer, for: viewer) }.value))
        #expect(
            try application(for: .existing(unknown)) == .refused([.notFound(unknown, at: ["jobListingId"])]))
        let first = Key<JobApplication>(try #require(try application(for: .existing(listing)).value))
        #expect(
            try application(for: .existing(listing))
                == .refused([
                    .duplicate(AnyKey(first), at: ["jobListingId"], reason: "An application for this job exists.")
                ]))
        let carl = try test.viewer("carl@example.com")
        #expect(
            try application(for: .existing(listing), as: carl)
                == .refused([.notFound(listing, at: ["jobListingId"])]))
    }

    @Test func `jobs go with their account`() throws {
        _ = try application(for: .new(engineer))
        #expect(try count("job_listing") == 1)
        let viewer = anna
        try test.writer.run { try $0.connection.run("DELETE FROM account WHERE id = \(viewer)") }
        #expect(try count("job_listing") == 0)
        #expect(try count("job_application") == 0)
        #expect(try count("application_status_change") == 0)
    }

    @Test func `a listing is not deleted below its application`() throws {
        _ = try application(for: .new(engineer))
        #expect(throws: SQLiteError.self) {
            try test.writer.run { try $0.connection.run("DELETE FROM job_listing") }
        }
        #expect(try count("job_listing") == 1)
    }
}
