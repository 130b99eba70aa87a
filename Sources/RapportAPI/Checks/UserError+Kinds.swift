import Batches
import RapportTypes

/// The errors that mutations of every aggregate have in common.
extension UserError {
    /// An id that names nothing of the viewer's: unknown, malformed, and somebody else's alike.
    static func notFound(_ id: NodeID, _ path: [String]) -> UserError {
        .notFoundError(
            NotFoundError(
                message: "There is nothing with this id.", code: .notFound, path: ["input"] + path, id: id))
    }

    /// The record has another version than the caller expected.
    static func versionConflict<T: Entity>(_ current: Key<T>) -> UserError { versionConflict(AnyKey(current)) }

    static func versionConflict(_ current: AnyKey) -> UserError {
        .conflictError(
            ConflictError(
                message: "The record has changed meanwhile.", code: .versionConflict,
                path: ["input", "expectedVersion"], current: current))
    }

    /// An idempotency key came back with another input.
    static let idempotencyKeyReused = UserError.idempotencyKeyReused(["idempotencyKey"])

    static func idempotencyKeyReused(_ path: [String]) -> UserError {
        .conflictError(
            ConflictError(
                message: "The idempotency key was used before with a different input.", code: .idempotencyKeyReused,
                path: ["input"] + path))
    }

    /// A call is repeated, but what it made the first time is no more.
    static func deletedSince(_ id: UUID) -> UserError {
        .notFoundError(
            NotFoundError(
                message: "What was made with this idempotency key has been deleted since.", code: .notFound,
                path: ["input", "idempotencyKey"], id: NodeID(id)))
    }

    /// The account has as many records as it may have. No field of the input is at fault.
    ///
    /// - Parameter records: What they are called: `contacts`.
    static func tooMany(_ records: String, maximum: Int) -> UserError {
        .validationError(
            ValidationError(
                message: "An account has at most \(maximum) \(records).", code: .limitExceeded,
                maximum: Double(maximum)))
    }

    /// A value breaks a rule.
    static func fault(
        _ code: UserErrorCode, _ path: [String], _ message: String, maximum: Int? = nil
    ) -> UserError {
        .validationError(
            ValidationError(
                message: message, code: code, path: ["input"] + path, maximum: maximum.map(Double.init)))
    }
}
