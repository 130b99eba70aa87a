import Secrets

extension WriteTransaction {
    /// What an input is recognised by when its idempotency key comes again.
    ///
    /// Of the input as Swift describes it: every field with its value, texts in quotes, which is different for
    /// different inputs. A later version of the program may describe it differently; then a key that spans the change
    /// is refused and not answered wrongly.
    public static func inputHash(of input: some Sendable) -> [UInt8] { sha256(String(describing: input)) }
}
