import RapportStore
import RapportTypes

extension Command {
    static let userAdd = Command(
        name: "user add", operands: [.one("EMAIL")],
        options: [
            CommandOption(flag: "--name", placeholder: "NAME", help: "What the account is called; else the address."),
            CommandOption(flag: "--time-zone", placeholder: "ZONE", help: "For example Europe/Berlin; else UTC."),
        ],
        takesSettings: true, database: .writing, help: "makes an account, and prints its password"
    ) { invocation in
        let email = try invocation.email(0)
        let name = invocation.option("--name") ?? email.text
        guard 1...200 ~= name.count else {
            throw CommandLineFault.invalidOperand("--name", value: name, expected: "a name of at most 200 characters")
        }
        let zone = try UserChanges.timeZone(invocation.option("--time-zone") ?? "UTC")
        let password = NewPassword()
        let account = NewAccount(email: email, name: name, timeZone: zone, passwordHash: try password.hash())
        let isNew = try UserChanges.write(invocation) { try $0.addAccount(account) }
        guard isNew else { throw TakenAddress(email: email) }
        Terminal.write("The password of \(email.text) is\n\n  \(password.text)\n\n")
        return .done
    }

    static let userDelete = Command(
        name: "user delete", operands: [.one("EMAIL")],
        options: [CommandOption(flag: "--yes", help: "Says that it is meant: nothing of it can be had back.")],
        takesSettings: true, database: .writing, help: "deletes an account with everything that it has"
    ) { invocation in
        let email = try invocation.email(0)
        guard invocation.has("--yes") else { throw Unconfirmed(email: email) }
        guard try UserChanges.write(invocation, { try $0.deleteAccount(withAddress: email) }) else {
            throw UnknownAccount(email: email)
        }
        Terminal.write("The account \(email.text) is deleted; what is left of its rows goes while the server runs.\n")
        return .done
    }

    static let userSignOut = Command(
        name: "user sign-out", operands: [.one("EMAIL")],
        options: [CommandOption(flag: "--tokens", help: "Ends the personal access tokens, too.")],
        takesSettings: true, database: .writing, help: "ends all sessions of an account"
    ) { invocation in
        let email = try invocation.email(0)
        let andTokens = invocation.has("--tokens")
        guard try UserChanges.write(invocation, { try $0.signOut(address: email, andTokens: andTokens) }) else {
            throw UnknownAccount(email: email)
        }
        Terminal.write("All sessions\(andTokens ? " and tokens" : "") of \(email.text) have ended.\n")
        return .done
    }
}

private enum UserChanges {
    /// Opens the database, which must not be in use, and writes.
    static func write<R: Sendable>(
        _ invocation: Invocation, _ body: @escaping @Sendable (WriteTransaction) throws -> R
    ) throws -> R {
        let store = try Application.openExisting(invocation.settings)
        defer { store.close() }
        return try store.writer.run(body)
    }

    static func timeZone(_ text: String) throws(CommandLineFault) -> String {
        do {
            return try TimeZoneName(text).text
        } catch {
            throw .invalidOperand("--time-zone", value: text, expected: "the name of a time zone")
        }
    }
}

private struct TakenAddress: Error, CustomStringConvertible {
    let email: EmailAddress
    var description: String { "another account has the address \(email.text)" }
}

private struct Unconfirmed: Error, CustomStringConvertible {
    let email: EmailAddress
    var description: String { "everything that \(email.text) has would be gone: add --yes if that is meant" }
}
