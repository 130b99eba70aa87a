import Batches
import RapportStore

extension Leaf {
    /// What all payloads are read from.
    private static var payload: NeededColumn { NeededColumn(name: "payload", kind: .json) }

    /// A member of an event's payload, of whatever type: both the payload and the response are JSON, and ids, instants
    /// and enums look alike in them. So the bytes are taken as they are, where they are.
    static func payload(_ member: String) -> Leaf {
        let name = Array(member.utf8)
        return Leaf(
            .computed(from: [payload]) { rows, row, inputs in
                let payload = rows[row, inputs[0]]
                let bytes = rows.bytes(of: payload)
                guard let value = EventPayload.value(of: name, in: bytes) else { return .null }
                // No other value of JSON begins so.
                if bytes[value.lowerBound] == UInt8(ascii: "n") { return .null }
                return Cell(
                    .json, count: UInt32(value.count), payload: payload.payload + UInt64(value.lowerBound))
            })
    }
}
