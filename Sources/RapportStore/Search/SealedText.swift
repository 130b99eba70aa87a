import JSON
import RapportTypes

/// What of a sealed column is looked into, once it is opened.
enum SealedText: Sendable {
    case all
    /// Of the address of a profile at LinkedIn what tells it from others: their beginnings are alike.
    case linkedInIdentifier
    /// The sentences of a profile, without its dates.
    case linkedInProfile

    /// Nil if there is nothing to look into.
    func read(_ opened: String) -> String? {
        switch self {
        case .all: opened
        case .linkedInIdentifier: (try? WebURL(opened))?.linkedInIdentifier
        case .linkedInProfile: (try? JSONParser.parse(opened)).map(SealedText.sentences(ofProfile:))
        }
    }

    private static func sentences(ofProfile profile: JSONValue) -> String {
        let ofPerson = ["headline", "industry", "location", "about"].map { profile[$0] }
        let ofPositions = (profile["positions"]?.elements ?? []).flatMap { position in
            ["title", "company", "description"].map { position[$0] }
        }
        let texts = ofPerson + ofPositions + (profile["skills"]?.elements ?? [])
        return texts.compactMap { $0?.stringValue }.joined(separator: "\n")
    }
}
