import Batches
import RapportTypes

enum ThankYouNoteSentFields: ThankYouNoteSentResolvers, EventFields {
    static let interviewId = Leaf<UUID?>.payload("interviewId")
    static let informationalInterviewId = Leaf<UUID?>.payload("informationalInterviewId")
    static let sentAt = Leaf<DateTime>.payload("sentAt")
    static let recipients = Leaf<[String]>.payload("recipients")
    static let method = Leaf<ThankYouMethod>.payload("method")
    static let notes = Leaf<String?>.payload("notes")
}
