import Batches
import RapportTypes
import Secrets

/// The keyed hashes by which sealed fields of a contact are found again.
///
/// 16 bytes, like an id, so that lists of them are bound like lists of ids.
extension Viewer {
    /// Of an address, or of a text that is compared with addresses: without case.
    func emailHash(_ text: String) -> UUID { hash(Folding.fold(text), column: "email") }

    func hash(_ email: EmailAddress) -> UUID { emailHash(email.text) }

    /// - Parameter url: in the one form of addresses at LinkedIn.
    func hash(linkedIn url: WebURL) -> UUID { hash(url.text, column: "linked_in_url") }

    /// Nil for a number without digits, which equals no other.
    func hash(phone: String) -> UUID? { PhoneNumber.normalized(phone).map { hash($0, column: "phone") } }

    private func hash(_ normalised: String, column: StaticString) -> UUID {
        dataKey.matchHash(normalised, column: column).withUnsafeBytes { UUID(bytes: $0.baseAddress!) }
    }
}
