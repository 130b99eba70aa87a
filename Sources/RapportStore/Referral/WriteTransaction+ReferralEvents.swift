import Batches
import RapportTypes

/// The payloads have the fields of the events in the schema, but for those that every event has.
extension WriteTransaction {
    func publishRequested(
        _ id: UUID, _ new: NewReferral, at requestedAt: DateTime, for viewer: Viewer
    ) throws {
        try publish(
            .referralRequested, about: id,
            payload: JSONText.object([
                "referralId": JSONText.string(id.description),
                "contactId": JSONText.string(new.contact.uuidOrNil.description),
                "jobListingId": JSONText.id(new.jobListing?.uuid),
                "requestedAt": JSONText.string(requestedAt.text),
                "message": JSONText.string(new.message),
                "status": JSONText.string(ReferralStatus.pending.rawValue),
            ]), for: viewer.id)
    }

    func publishReceived(
        _ id: UUID, _ received: ReceivedReferral, of referral: ReferralRow, at receivedAt: DateTime,
        application: UUID?, for viewer: Viewer
    ) throws {
        try publish(
            .referralReceived, about: id,
            payload: JSONText.object([
                "referralId": JSONText.string(id.description),
                "contactId": JSONText.string(referral.contact.description),
                "jobListingId": JSONText.id(referral.details.jobListing),
                "receivedAt": JSONText.string(receivedAt.text),
                "referralDetails": JSONText.string(received.details),
                "applicationId": JSONText.id(application),
            ]), for: viewer.id)
    }

    func publishDeclined(_ id: UUID, by contact: UUID, for viewer: Viewer) throws {
        try publish(.referralDeclined, about: id, payload: ofContact(id, contact), for: viewer.id)
    }

    func publishExpired(_ id: UUID, of contact: UUID, for account: AccountID) throws {
        try publish(.referralExpired, about: id, payload: ofContact(id, contact), for: account)
    }

    private func ofContact(_ id: UUID, _ contact: UUID) -> String {
        JSONText.object([
            "referralId": JSONText.string(id.description),
            "contactId": JSONText.string(contact.description),
        ])
    }
}

extension JSONText {
    fileprivate static func id(_ id: UUID?) -> String { id.map { string($0.description) } ?? "null" }
}
