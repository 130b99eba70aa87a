import RapportTypes
import Testing

@testable import RapportAPI

@Suite("The title and the summary of an interview")
struct InterviewLineTests {
    @Test(
        arguments: [
            (.phoneScreen, "Phone screen: Backend Engineer, Northlight"),
            (.video, "Video interview: Backend Engineer, Northlight"),
            (.inPerson, "In-person interview: Backend Engineer, Northlight"),
            (.technical, "Technical interview: Backend Engineer, Northlight"),
            (.panel, "Panel interview: Backend Engineer, Northlight"),
            (.final, "Final interview: Backend Engineer, Northlight"),
        ] as [(InterviewType, String)])
    func `a title says what kind it is, for which job, and where`(_ type: InterviewType, _ title: String) {
        #expect(InterviewLine(type: type, jobTitle: "Backend Engineer", company: "Northlight").title == title)
    }

    @Test(
        arguments: [
            (.scheduled, "Phone screen planned: Engineer, Acme"), (.prepared, "Phone screen prepared: Engineer, Acme"),
            (.completed, "Phone screen held: Engineer, Acme"), (.rescheduled, "Phone screen moved: Engineer, Acme"),
            (.cancelled, "Phone screen cancelled: Engineer, Acme"),
        ] as [(InterviewStatus, String)])
    func `a summary says where it stands, too`(_ status: InterviewStatus, _ summary: String) {
        #expect(InterviewLine(type: .phoneScreen, jobTitle: "Engineer", company: "Acme").summary(status) == summary)
    }

    @Test func `neither has more than 200 characters`() {
        let long = String(repeating: "x", count: 200)
        let line = InterviewLine(type: .video, jobTitle: long, company: "Acme")
        #expect(line.title == "Video interview: " + String(repeating: "x", count: 182) + "…")
        #expect(line.summary(.completed).unicodeScalars.count == 200)
    }
}
