import Batches
import RapportTypes

/// The payloads have the fields of the events in the schema, but for those that every event has.
extension WriteTransaction {
    func publishInterviewScheduled(_ id: UUID, _ new: NewInterview, for viewer: Viewer) throws {
        try publish(
            .interviewScheduled, about: id,
            payload: JSONText.object([
                "interviewId": JSONText.string(id.description),
                "applicationId": JSONText.string(new.application.uuidOrNil.description),
                "interviewType": JSONText.string(new.type.rawValue),
                "scheduledAt": JSONText.string(new.scheduledAt.text),
                "durationMinutes": String(new.durationMinutes),
                "location": new.location.map(JSONText.string) ?? "null",
                "interviewers": JSONText.list(new.interviewers.map(\.name)),
                "timeZone": JSONText.string(new.timeZone.text),
                "scheduledOn": JSONText.string(now.text),
            ]), for: viewer.id)
    }

    /// - Parameter notes: Those that the interview has now.
    func publishInterviewPrepared(
        _ id: UUID, _ preparation: NewInterviewPreparation, notes: String?, for viewer: Viewer
    ) throws {
        try publish(
            .interviewPrepared, about: id,
            payload: JSONText.object([
                "interviewId": JSONText.string(id.description),
                "preparedAt": JSONText.string(now.text),
                "preparationNotes": notes.map(JSONText.string) ?? "null",
                "researchCompleted": preparation.researchCompleted ? "true" : "false",
                "questionsPrepped": preparation.questionsPrepped ? "true" : "false",
                "materialsGathered": preparation.materialsGathered ? "true" : "false",
            ]), for: viewer.id)
    }

    func publishInterviewCompleted(
        _ id: UUID, _ completion: NewInterviewCompletion, at completedAt: DateTime, followUpRequired: Bool,
        for viewer: Viewer
    ) throws {
        try publish(
            .interviewCompleted, about: id,
            payload: JSONText.object([
                "interviewId": JSONText.string(id.description),
                "completedAt": JSONText.string(completedAt.text),
                "actualDurationMinutes": completion.actualDurationMinutes.map(String.init) ?? "null",
                "performanceRating": completion.performanceRating.map(String.init) ?? "null",
                "interviewNotes": completion.notes.map(JSONText.string) ?? "null",
                "nextSteps": completion.nextSteps.map(JSONText.string) ?? "null",
                "followUpRequired": followUpRequired ? "true" : "false",
            ]), for: viewer.id)
    }

    func publishInterviewRescheduled(
        _ id: UUID, from previous: DateTime, _ reschedule: Reschedule, for viewer: Viewer
    ) throws {
        try publish(
            .interviewRescheduled, about: id,
            payload: JSONText.object([
                "interviewId": JSONText.string(id.description),
                "previousDateTime": JSONText.string(previous.text),
                "newDateTime": JSONText.string(reschedule.start.text),
                "rescheduledAt": JSONText.string(now.text),
                "reason": reschedule.reason.map(JSONText.string) ?? "null",
                "initiatedBy": JSONText.string(reschedule.initiatedBy.rawValue),
            ]), for: viewer.id)
    }

    func publishInterviewCancelled(_ id: UUID, reason: String?, for viewer: Viewer) throws {
        try publish(
            .interviewCancelled, about: id,
            payload: JSONText.object([
                "interviewId": JSONText.string(id.description),
                "reason": reason.map(JSONText.string) ?? "null",
            ]), for: viewer.id)
    }
}
