import RapportStore
import RapportTypes

extension UserError {
    init(_ refusal: Refusal) {
        self =
            switch refusal {
            case .notFound(let id, let path): .notFound(id, path)
            case .versionConflict(let current): .versionConflict(current)
            case .invalidState(let current, let allowed, let path): .invalidState(current, allowed, path)
            case .outOfRange(let path, let reason): .fault(.outOfRange, path, reason)
            case .inUse(let path, let reason): .fault(.invalidState, path, reason)
            case .duplicate(let existing, let path, let reason):
                .duplicateError(
                    DuplicateError(message: reason, code: .duplicate, path: ["input"] + path, existing: existing))
            case .tooMany(let records, let maximum): .tooMany(records, maximum: maximum)
            case .idempotencyKeyReused(let path): .idempotencyKeyReused(path)
            case .fault(let code, let path, let reason, let maximum): .fault(code, path, reason, maximum: maximum)
            }
    }

    private static func invalidState(_ current: String, _ allowed: [String], _ path: [String]) -> UserError {
        .invalidStateError(
            InvalidStateError(
                message: "This cannot be done with a record that is \(current).", code: .invalidState,
                path: ["input"] + path, currentStatus: current, allowedStatuses: allowed))
    }
}

extension [Refusal] {
    /// Everything that is wrong with a call: first what the input names in vain, then what it says, then what the
    /// record does not allow.
    func errors(with faults: InputFaults) -> [UserError] {
        let missing = filter(\.isNotFound).map { UserError($0) }
        return missing + faults.errors + filter { !$0.isNotFound }.map { UserError($0) }
    }
}

extension Refusal {
    fileprivate var isNotFound: Bool {
        switch self {
        case .notFound, .fault(.notFound, _, _, _): true
        default: false
        }
    }
}
