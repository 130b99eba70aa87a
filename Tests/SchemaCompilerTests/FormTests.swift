import Testing

@testable import SchemaCompiler

/// Job interviews with one of each shape that a schema can have.
private let interviews = """
    directive @group(name: String!) repeatable on OBJECT
    directive @embedded on OBJECT
    directive @value on OBJECT

    type Query @group(name: "Interview") { interview(id: ID!): Interview, agenda(first: Int): ItemConnection! }
    extend type Query @group(name: "Analytics") { analytics(days: Int! = 90): Analytics!, stages: [Stage!]! }
    extend type Query @group(name: "Search") { search(words: String!): HitConnection! }
    type Mutation @group(name: "Interview") { complete(input: CompleteInput!): CompletePayload }
    type Subscription @group(name: "Interview") { events(after: Int): Item! }
    interface Node { id: ID! }
    interface Item implements Node { id: ID! startsAt: DateTime! }
    scalar DateTime

    type Contact implements Node {
      id: ID!
      timeline(first: Int): ItemConnection!
      figures(days: Int): ContactFigures!
    }
    type Interview implements Node & Item {
      id: ID!
      startsAt: DateTime!
      topics: [String!]!
      contact: Contact
      preparation: Preparation!
      completion: Completion
      call: Call
      history: [Move!]!
      subject: Subject
    }
    type Meeting implements Node & Item { id: ID! startsAt: DateTime! }
    union Subject = Contact | Meeting
    type Preparation @embedded { notes: String }
    type Completion @embedded { rating: Int, next: Meeting }
    type Call { url: String! }
    type Move { at: DateTime! }

    type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
    type ItemEdge { cursor: String! node: Item! }
    type PageInfo { hasNextPage: Boolean! }
    type HitConnection { edges: [HitEdge!]! nodes: [Subject!]! pageInfo: PageInfo! facets: [Stage!]! }
    type HitEdge { cursor: String! node: Subject! score: Float! highlights: [Move!]! }

    type Analytics { count: Int! contacts(first: Int): ContactFiguresConnection! }
    type ContactFigures @value { contact: Contact! buckets: [Move!]! }
    type ContactFiguresConnection { edges: [ContactFiguresEdge!]! nodes: [ContactFigures!]! pageInfo: PageInfo! }
    type ContactFiguresEdge { cursor: String! node: ContactFigures! }
    type Stage { name: String! interviews(first: Int): InterviewConnection! }
    type InterviewConnection { edges: [InterviewEdge!]! nodes: [Interview!]! pageInfo: PageInfo! }
    type InterviewEdge { cursor: String! node: Interview! }

    input CompleteInput { id: ID! }
    type CompletePayload { interview: Interview, userErrors: [Fault!]! }
    interface Fault { message: String! }
    type Missing implements Fault { message: String! }
    """

@Suite("The forms of fields")
struct FormTests {
    @Test(arguments: [
        ("Interview", "id", ".column(.plain(\"id\"), .uuid)"),
        ("Interview", "startsAt", ".leaf(R.startsAt)"),
        ("Interview", "topics", ".leaf(R.topics)"),
        ("Interview", "contact", ".reference(R.contact)"),
        ("Interview", "preparation", ".sameRow(present: nil)"),
        ("Interview", "completion", ".sameRow(present: R.completion.present)"),
        ("Interview", "call", ".batch(needs: R.callNeeds)"),
        ("Interview", "history", ".batch(needs: R.historyNeeds)"),
        ("Interview", "subject", ".batch(needs: R.subjectNeeds)"),
        ("Completion", "next", ".reference(R.next)"),
        ("Contact", "timeline", ".batch(needs: R.timelineNeeds)"),
        ("Contact", "figures", ".batch(needs: R.figuresNeeds)"),
        ("HitConnection", "nodes", ".connection(.namedNodes)"),
        ("HitConnection", "facets", ".batch(needs: [])"),
        ("HitEdge", "node", ".connection(.namedNode)"),
        ("HitEdge", "score", ".leaf(R.score)"),
        ("HitEdge", "highlights", ".batch(needs: R.highlightsNeeds)"),
        ("Analytics", "count", ".property(0)"),
        ("Analytics", "contacts", ".batch(needs: [])"),
        ("Stage", "interviews", ".batch(needs: [])"),
        ("InterviewQueries", "interview", ".batch(needs: [])"),
        ("InterviewMutations", "complete", ".mutation"),
        ("InterviewSubscriptions", "events", ".subscription"),
    ])
    func `that somebody writes by hand`(type: String, field: String, form: String) throws {
        let function = try #require(try function(type))
        let line = "    forms[\"\(field)\"] = \(form)"
        #expect(function.contains { $0 == line || $0.hasPrefix(line + " {") })
    }

    @Test(arguments: [
        ("ItemConnection", "nodes", ".connection(.namedNodes)"),
        ("ItemEdge", "node", ".connection(.namedNode)"),
        ("ContactFiguresConnection", "nodes", ".connection(.namedNodes)"),
        ("InterviewConnection", "nodes", ".connection(.nodes)"),
        ("InterviewEdge", "node", ".connection(.node)"),
        ("PageInfo", "hasNextPage", ".connection(.hasNextPage)"),
        ("ContactFigures", "contact", ".property(0)"),
        ("CompletePayload", "userErrors", ".property(1)"),
    ])
    func `that nobody has to write`(type: String, field: String, form: String) throws {
        let function = try #require(try function(type))
        #expect(function.contains("        \"\(field)\": \(form),"))
    }

    /// The lines of the function that makes a type's forms.
    private func function(_ type: String) throws -> ArraySlice<Substring>? {
        let lines = try SchemaModel(source: interviews).resolverTableFile().split(separator: "\n")
        guard
            let start = lines.firstIndex(where: {
                $0.hasPrefix("private func forms\(type)(") || $0.hasPrefix("private func forms\(type)<")
            }), let end = lines[start...].firstIndex(of: "}")
        else { return nil }
        return lines[start..<end]
    }
}
