import Batches
import RapportTypes

/// The payloads have the fields of the events in the schema, but for those that every event has.
extension WriteTransaction {
    func publishInformationalInterviewScheduled(
        _ id: UUID, with contact: UUID, at start: DateTime, for viewer: Viewer
    ) throws {
        try publish(
            .informationalInterviewScheduled, about: id,
            payload: JSONText.object([
                "informationalInterviewId": JSONText.string(id.description),
                "contactId": JSONText.string(contact.description),
                "scheduledAt": JSONText.string(start.text),
            ]), for: viewer.id)
    }

    func publishInformationalInterviewRescheduled(
        _ id: UUID, from previous: DateTime, _ reschedule: Reschedule, for viewer: Viewer
    ) throws {
        try publish(
            .informationalInterviewRescheduled, about: id,
            payload: JSONText.object([
                "informationalInterviewId": JSONText.string(id.description),
                "previousDateTime": JSONText.string(previous.text),
                "newDateTime": JSONText.string(reschedule.start.text),
                "reason": reschedule.reason.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }

    /// - Parameters:
    ///   - details: As they are after the completion.
    ///   - followUpRequired: The same.
    func publishInformationalInterviewConducted(
        _ id: UUID, with contact: UUID, _ completion: InformationalInterviewCompletion,
        _ details: InformationalInterviewRow.Details, followUpRequired: Bool, for viewer: Viewer
    ) throws {
        try publish(
            .informationalInterviewConducted, about: id,
            payload: JSONText.object([
                "informationalInterviewId": JSONText.string(id.description),
                "contactId": JSONText.string(contact.description),
                "conductedAt": JSONText.string(completion.conductedAt.text),
                "durationMinutes": completion.durationMinutes.map(String.init) ?? "null",
                "location": details.location.map(JSONText.string) ?? "null",
                "notes": details.notes.map(JSONText.string) ?? "null",
                "followUpRequired": followUpRequired ? "true" : "false",
                "insights": details.insights,
            ]), for: viewer.id)
    }

    func publishInformationalInterviewCancelled(_ id: UUID, reason: String?, for viewer: Viewer) throws {
        try publish(
            .informationalInterviewCancelled, about: id,
            payload: JSONText.object([
                "informationalInterviewId": JSONText.string(id.description),
                "reason": reason.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }
}
