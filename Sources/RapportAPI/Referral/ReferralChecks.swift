import RapportStore
import RapportTypes

/// What holds for every referral, by the schema.
enum ReferralLimits {
    static let message = 2000
    static let details = 10_000
    static let notes = 10_000
}

extension NewReferral {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: RequestReferralInput, now: DateTime, _ faults: inout InputFaults) {
        let message = faults.text(input.message, ["message"], maximum: ReferralLimits.message)
        faults.past(input.requestedAt.value, ["requestedAt"], now: now)
        faults.expiry(input.expiresAt.value, requestedAt: input.requestedAt.value, now: now)
        self.init(
            contact: input.contactId, jobListing: input.jobListingId.value, message: message,
            requestedAt: input.requestedAt.value, expiresAt: input.expiresAt.value,
            notes: faults.referralNotes(input.notes).value)
    }
}

extension ReceivedReferral {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: ReceiveReferralInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.receivedAt.value, ["receivedAt"], now: now)
        let details = faults.text(input.referralDetails, ["referralDetails"], maximum: ReferralLimits.details)
        self.init(receivedAt: input.receivedAt.value, details: details, application: .asItIs)
        if let application = input.applicationId.value {
            self.application = .existing(application)
            if input.createApplication {
                faults.add(
                    .invalidFormat, ["createApplication"],
                    "An application is either named or created: \"applicationId\" is given, too.")
            }
        } else if input.createApplication {
            application = .new
        }
    }
}

extension ReferralChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Whether another expiry can be, the store knows.
    init(_ input: UpdateReferralInput, _ faults: inout InputFaults) {
        self.init(
            jobListing: input.jobListingId, application: input.applicationId, expiresAt: input.expiresAt,
            notes: faults.referralNotes(input.notes))
    }
}

extension InputFaults {
    mutating func referralNotes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["notes"], maximum: ReferralLimits.notes)
    }

    /// A request expires in the future, and not before it was made: the clock of the client may be ahead.
    fileprivate mutating func expiry(_ expiresAt: DateTime?, requestedAt: DateTime?, now: DateTime) {
        future(expiresAt, ["expiresAt"], now: now)
        guard let expiresAt, expiresAt > now, let requestedAt, expiresAt < requestedAt else { return }
        add(.outOfRange, ["expiresAt"], "This must not be before the request, \(requestedAt).")
    }
}
