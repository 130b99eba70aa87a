import RapportTypes

@testable import RapportStore

extension TestAPI {
    /// Asks for a referral and returns its id. `input` is what stands in the braces, but for the contact and the
    /// message.
    @discardableResult
    func referral(
        of contact: String, _ message: String = "Please", _ input: String = "", as viewer: Viewer
    ) throws -> String {
        try make(
            "referral", by: "requestReferral", #"contactId: "\#(contact)", message: "\#(message)" \#(input)"#,
            as: viewer)
    }

    /// Asks for a referral and brings it into a status. It was asked for at 10:00, and anything else has happened by
    /// 11:00; the clock stands there.
    func referral(_ status: ReferralStatus, of contact: String, _ input: String = "", as viewer: Viewer) throws
        -> String
    {
        let id = try referral(of: contact, "Please", #"\#(input), expiresAt: "2026-11-20T11:00:00Z""#, as: viewer)
        clock.move(minutes: 59)
        switch status {
        case .pending: break
        case .provided: try step("receiveReferral", id, #"referralDetails: "Gladly""#, as: viewer)
        case .declined: try step("declineReferral", id, as: viewer)
        case .expired: break
        }
        clock.move(minutes: 1)
        if status == .expired { try expireReferrals() }
        return id
    }

    /// What the timer does.
    func expireReferrals() throws { _ = try store.writer.run { try $0.expireReferrals(limit: 100) } }

    /// The messages of the referrals of a list, in its order. `arguments` come with their parentheses.
    func messages(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("requestMessage", of: "referrals\(arguments)", as: viewer)
    }
}
