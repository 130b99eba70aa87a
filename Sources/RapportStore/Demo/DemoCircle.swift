import Batches
import RapportTypes

/// Everybody in the demo's network, as the steps name them.
struct DemoCircle {
    let calendar: DemoCalendar
    let people: [DemoContact]
    let records: [DemoRecord]

    init(now: DateTime) {
        calendar = DemoCalendar(now: now)
        people = DemoNetwork.make(now: now)
        records = people.map { _ in DemoRecord() }
    }

    /// Somebody by the name in addresses.
    func person(_ slug: String) -> DemoRecord {
        guard let index = DemoPeople.all.firstIndex(where: { $0.slug == slug }) else { return DemoRecord() }
        return records[index]
    }

    /// So many people at a company, known by then: those first whom the account has known longest.
    func colleagues(_ count: Int, at company: String, by time: DateTime) -> [(name: String, record: DemoRecord)] {
        people.indices
            .filter { people[$0].company == company && !people[$0].isArchived && people[$0].createdAt < time }
            .sorted { people[$0].createdAt < people[$1].createdAt }
            .prefix(count).map { (people[$0].name, records[$0]) }
    }

    /// All that ever happened, in the order in which it did.
    func steps() -> [DemoStep] {
        let all =
            people.indices.flatMap(steps(withPerson:)) + DemoJobs.all.flatMap(steps(of:))
            + DemoAppointments.meetings.flatMap(steps(of:)) + DemoAppointments.conversations.flatMap(steps(of:))
            + DemoAppointments.tasks.flatMap(steps(of:)) + stepsOnLinkedIn()
        // The order of equal times has to be the same every time: `sorted` promises none.
        return all.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
