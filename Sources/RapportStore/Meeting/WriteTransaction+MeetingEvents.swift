import Batches
import RapportTypes

/// The payloads have the fields of the events in the schema, but for those that every event has.
extension WriteTransaction {
    func publishScheduled(_ id: UUID, with contact: UUID, at start: DateTime, for viewer: Viewer) throws {
        try publish(
            .meetingScheduled, about: id,
            payload: JSONText.object([
                "meetingId": JSONText.string(id.description),
                "contactId": JSONText.string(contact.description),
                "scheduledAt": JSONText.string(start.text),
            ]), for: viewer.id)
    }

    func publishRescheduled(_ id: UUID, from previous: DateTime, _ reschedule: Reschedule, for viewer: Viewer) throws {
        try publish(
            .meetingRescheduled, about: id,
            payload: JSONText.object([
                "meetingId": JSONText.string(id.description),
                "previousDateTime": JSONText.string(previous.text),
                "newDateTime": JSONText.string(reschedule.start.text),
                "reason": reschedule.reason.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }

    func publishCompleted(
        _ id: UUID, with contact: UUID, heldAt: DateTime, interaction: UUID, for viewer: Viewer
    ) throws {
        try publish(
            .meetingCompleted, about: id,
            payload: JSONText.object([
                "meetingId": JSONText.string(id.description),
                "contactId": JSONText.string(contact.description),
                "completedAt": JSONText.string(heldAt.text),
                "interactionId": JSONText.string(interaction.description),
            ]), for: viewer.id)
    }

    func publishCancelled(_ id: UUID, reason: String?, for viewer: Viewer) throws {
        try publish(
            .meetingCancelled, about: id,
            payload: JSONText.object([
                "meetingId": JSONText.string(id.description),
                "reason": reason.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }
}
