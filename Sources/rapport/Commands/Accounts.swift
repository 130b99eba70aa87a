import RapportTypes
import Secrets

// What the commands that begin with `user` share.

extension Invocation {
    /// The address of an account.
    func email(_ place: Int) throws(CommandLineFault) -> EmailAddress {
        do {
            return try EmailAddress(operand(place))
        } catch {
            throw .invalidOperand("EMAIL", value: operand(place), expected: "an email address")
        }
    }
}

struct UnknownAccount: Error, CustomStringConvertible {
    let email: EmailAddress
    var description: String { "no account has the address \(email.text)" }
}

/// A password that is made here and printed, since what is typed on a command line is read by every user of the
/// machine.
struct NewPassword {
    /// 120 random bits: 20 characters.
    let text = Base64URL.encode(Random.bytes(15))

    func hash() throws -> PasswordHash { try PasswordHash(of: text) }
}
