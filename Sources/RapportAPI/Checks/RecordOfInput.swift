import Batches
import RapportStore
import RapportTypes

extension NodeID {
    /// The id; for a text that is none, the Nil UUID (RFC 9562, section 5.9), which nothing has.
    var uuidOrNil: UUID { uuid ?? UUID(high: 0, low: 0) }
}

extension RequestContext {
    /// The errors of an input that is at fault, and before them that an id in it names nothing, if so: all at once.
    ///
    /// An input without faults needs no such look, since the writer finds out.
    func errors<T: Entity>(
        _ faults: InputFaults, naming type: T.Type, _ id: NodeID, _ path: [String]
    ) throws -> [UserError] {
        let isKnown = try reader.nodeTypes(of: [id.uuidOrNil], for: author)[id.uuidOrNil] == type.index
        return isKnown ? faults.errors : [.notFound(id, path)] + faults.errors
    }
}

extension UpdateOutcome {
    /// What a change of a record is answered with: the record as it is now, or why it was not changed.
    ///
    /// - Parameter id: The one that the input has.
    func payload<T: Entity, P: Payload>(
        _ id: NodeID, _ payload: (_ record: Key<T>?, _ errors: [UserError]) -> P
    ) -> P {
        let record = Key<T>(id.uuidOrNil)
        return switch self {
        case .updated, .unchanged: payload(record, [])
        case .versionConflict: payload(nil, [.versionConflict(record)])
        case .notFound: payload(nil, [.notFound(id, ["id"])])
        }
    }
}
