import GraphQLExecution
import RapportStore
import RapportTypes

/// What needs the password once more.
extension AccountMutations {
    /// Every session ends, also the caller's, who gets a new one. Personal access tokens stay: they are no sessions.
    static func changePassword(
        _ input: ChangePasswordInput, in context: RequestContext
    ) throws -> MutationWork<ChangePasswordPayload> {
        var faults = InputFaults()
        faults.password(input.newPassword, ["newPassword"])
        let new = faults
        return try .verified(input.currentPassword, in: context) { viewer, verified in
            guard let verified, new.isEmpty else {
                let wrong = verified == nil ? [wrongPassword(["currentPassword"])] : []
                return .done(ChangePasswordPayload(userErrors: wrong + new.errors))
            }
            return .hash(input.newPassword, for: .account(viewer.id)) { hash in
                .write(for: viewer) { transaction in
                    guard let tokens = try transaction.changePassword(of: viewer, from: verified, to: hash) else {
                        return ChangePasswordPayload(userErrors: [wrongPassword(["currentPassword"])])
                    }
                    return ChangePasswordPayload(session: Session(tokens))
                }
            }
        }
    }

    static func deleteViewer(
        _ input: DeleteViewerInput, in context: RequestContext
    ) throws -> MutationWork<DeleteViewerPayload> {
        try .verified(input.password, in: context) { viewer, verified in
            let refused = DeleteViewerPayload(userErrors: [wrongPassword(["password"])])
            guard let verified else { return .done(refused) }
            return .write(for: viewer) { transaction in
                try transaction.deleteAccount(of: viewer, verified: verified)
                    ? DeleteViewerPayload(deletedUserId: NodeID(viewer.id)) : refused
            }
        }
    }

    private static func wrongPassword(_ path: [String]) -> UserError {
        invalidCredentials("This is not the password of the account.", path)
    }
}

extension MutationWork {
    /// Work of the author of a request, whose password is checked first. It gets the hash that the password matches, or
    /// nil.
    ///
    /// - Throws: UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED.
    fileprivate static func verified(
        _ password: String, in context: RequestContext,
        then next: @escaping @Sendable (_ viewer: Viewer, _ verified: PasswordHash?) throws -> MutationWork
    ) throws -> MutationWork {
        let viewer = try context.author
        let hash = try context.reader.passwordHash(of: viewer)
        return .verify(password, against: hash, of: AttemptSubject(viewer), for: .account(viewer.id), in: context) {
            isRight in
            try next(viewer, isRight ? hash : nil)
        }
    }
}

extension InputFaults {
    /// Characters of a password.
    private static let passwordLength = 12...256

    /// A password to set. It is not trimmed: what was typed is what has to be typed again.
    mutating func password(_ password: String, _ path: [String]) {
        let allowed = InputFaults.passwordLength
        let count = password.unicodeScalars.count
        if count < allowed.lowerBound {
            add(
                .tooShort, path, "At least \(allowed.lowerBound) characters are needed.", minimum: allowed.lowerBound)
        } else if count > allowed.upperBound {
            add(
                .tooLong, path, "At most \(allowed.upperBound) characters are allowed.", maximum: allowed.upperBound)
        }
    }
}
