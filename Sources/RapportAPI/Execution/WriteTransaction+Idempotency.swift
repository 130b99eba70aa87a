import Batches
import RapportStore
import RapportTypes

extension WriteTransaction {
    /// Does the work of a mutation that makes one record, once for an idempotency key.
    ///
    /// - Parameters:
    ///   - payload: What the call answers with: the record that was made, now or by the first call.
    ///   - work: Makes the record. User errors are not remembered: such a call may be repeated with the same key.
    func once<P: Payload>(
        _ key: UUID?, _ operation: String, _ input: some Sendable, for viewer: Viewer,
        payload: (_ id: UUID?, _ errors: [UserError]) -> P, _ work: () throws -> Made
    ) throws -> P {
        guard let key else { return try work().payload(payload) }
        // The input as Swift describes it: every field with its value, texts in quotes. Should a later version of the
        // program describe it otherwise, a key that spans the change is refused, and not answered wrongly.
        let call = IdempotencyKey(key, input: String(describing: input), of: viewer)
        switch try idempotency(call, operation: operation, for: viewer) {
        case .repeated(let result): return payload(UUID(result), [])
        case .reusedWithOtherInput: return payload(nil, [.idempotencyKeyReused])
        case .new:
            let made = try work()
            if case .record(let id) = made {
                try remember(call, operation: operation, result: id.description, for: viewer)
            }
            return made.payload(payload)
        }
    }
}

/// What a mutation that makes one record has come to.
enum Made {
    case record(UUID)
    case errors([UserError])

    fileprivate func payload<P>(_ payload: (UUID?, [UserError]) -> P) -> P {
        switch self {
        case .record(let id): payload(id, [])
        case .errors(let errors): payload(nil, errors)
        }
    }
}
