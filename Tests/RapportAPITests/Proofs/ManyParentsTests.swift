import GraphQLSchema
import JSON
import RapportStore
import RapportTypes
import Testing

@testable import RapportAPI

/// What `RelationTests` shows for twelve parents, for a thousand: ten records of a kind with each of a hundred
/// contacts.
@Suite("Every relation of what contacts have most of")
struct ManyParentsTests {
    /// Where a contact has them.
    static let lists = [
        "Interaction": "interactions", "Meeting": "meetings", "Referral": "referrals",
        "InformationalInterview": "informationalInterviews",
    ]

    @Test func `costs as many statements for a thousand parents as for one`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        try world.addCrowd()
        let selections = Selections(world: world)
        for (type, list) in ManyParentsTests.lists {
            for field in TestAPI.schema.type(named: type)!.fields where selections.isRelation(field) {
                let call =
                    "\(field.name)\(try selections.arguments(field))\(try selections.selection(of: field.type))"
                let one = try ask(call, of: list, contacts: 1, each: 1, in: world)
                let thousand = try ask(call, of: list, contacts: 100, each: 10, in: world)
                #expect(thousand.parents == 1000)
                // Objects of several types are one statement for each type.
                let types = max(TestAPI.schema.type(field.type).possibleTypes.count, 1)
                #expect((one.statements..<(one.statements + types)).contains(thousand.statements), "\(type).\(call)")
            }
        }
    }

    private func ask(
        _ call: String, of list: String, contacts: Int, each count: Int, in world: World
    ) throws -> (statements: Int, parents: Int) {
        let document = """
            { contacts(first: \(contacts), filter: {company: {eq: "Crowd"}}) {
                nodes { \(list)(first: \(count)) { nodes { answer: \(call) } } } } }
            """
        let (answer, statements) = try world.api.observed(document, as: world.owner)
        #expect(answer["errors"] == nil, "\(document)\n\(answer.text.prefix(500))")
        let nodes = answer["data"]?["contacts"]?["nodes"]?.elements ?? []
        let parents = nodes.map { $0[list]?["nodes"]?.elements?.count ?? 0 }.reduce(0, +)
        return (statements.count, parents)
    }
}

extension World {
    /// A hundred contacts at one company, with ten of everything that there are most of.
    fileprivate func addCrowd() throws {
        let viewer = owner
        try api.store.writer.run { transaction in
            for number in 0..<100 {
                let new = NewContact(ContactValues(name: "Contact \(number)", company: "Crowd"))
                guard let contact = try transaction.createContact(new, for: viewer).value.map({ NodeID($0) }) else {
                    continue
                }
                for _ in 0..<10 {
                    let now = transaction.now
                    _ = try transaction.logInteraction(
                        NewInteraction(contact: contact, type: .call, occurredAt: now), for: viewer)
                    _ = try transaction.scheduleMeeting(
                        NewMeeting(contact: contact, scheduledAt: now.adding(days: 1)), for: viewer)
                    _ = try transaction.requestReferral(NewReferral(contact: contact, message: "Please"), for: viewer)
                    _ = try transaction.scheduleInformationalInterview(
                        NewInformationalInterview(contact: contact), for: viewer)
                }
            }
        }
    }
}
