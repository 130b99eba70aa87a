import RapportTypes

extension DuplicateReason {
    /// How likely two contacts are one person who have this in common and nothing else.
    ///
    /// A profile belongs to one person; an email address now and then to a couple or an office; people of one name work
    /// in one large company; a phone number is often that of a switchboard.
    var weight: Double {
        switch self {
        case .sameLinkedinUrl: 0.95
        case .sameEmail: 0.9
        case .similarNameAndCompany: 0.7
        case .samePhone: 0.6
        }
    }

    /// The column in which two contacts are equal for this reason. Each has an index that begins with the owner.
    var column: String {
        switch self {
        case .sameEmail: "email_hash"
        case .sameLinkedinUrl: "linked_in_hash"
        case .samePhone: "phone_hash"
        case .similarNameAndCompany: "person_key"
        }
    }
}

/// For what reasons contacts may be one person, and how likely that is.
struct DuplicateMatch: Hashable {
    /// In the order of the schema.
    let reasons: [DuplicateReason]

    /// From 0 to 1, in thousandths: what each reason leaves open is multiplied. The reasons do not depend on each other
    /// much.
    var confidence: Double {
        let open = reasons.reduce(1) { $0 * (1 - $1.weight) }
        return ((1 - open) * 1000).rounded() / 1000
    }
}
