/// What fields cost besides the objects that they return: those that read far more than they show.
///
/// In objects of a list, which take some 5 µs each. What figures read depends on the account; the weights are those of
/// some thousand interactions and contacts.
enum FieldWeights {
    /// By type name and field name.
    static let all: [String: [String: Int]] = [
        "Query": [
            "interactionAnalytics": 100, "referralAnalytics": 20, "interviewAnalytics": 50, "networkAnalytics": 50,
        ],
        "InteractionAnalytics": ["contacts": 100],
        "NetworkAnalytics": ["topCompanies": 20],
        "Contact": ["analytics": 10],
    ]
}
