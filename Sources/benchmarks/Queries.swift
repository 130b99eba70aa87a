/// What clients of this API send.
enum Queries {
    /// 486 bytes: contacts with their newest interactions.
    static let recent = """
        query Recent($first: Int = 50, $after: String, $newest: Int = 10) {
          contacts(first: $first, after: $after, filter: {isArchived: false, tags: {anyOf: ["swift"]}}) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes {
              id
              name
              title
              company
              interactions(first: $newest, orderBy: {field: OCCURRED_AT, direction: DESC}) {
                nodes { id type occurredAt durationMinutes notes followUpNeeded sentiment location createdAt }
              }
            }
          }
        }

        """

    /// 60 fields, as a client with fragments for its views sends them.
    static let dashboard = """
        query Dashboard($first: Int = 25, $after: String, $id: ID!, $search: String, $favorites: Boolean! = true) {
          viewer { id name email }
          contact(id: $id) {
            ...ContactDetails
            interactions(first: 10, filter: {type: {in: [CALL, MEETING]}}, orderBy: {field: OCCURRED_AT}) {
              totalCount
              nodes { ...InteractionRow notes contact { id name } }
            }
          }
          contacts(first: $first, after: $after, filter: {search: $search, isArchived: false}) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges {
              cursor
              node { ...ContactRow interactions(first: 1) { nodes { ...InteractionRow } } }
            }
          }
          favorites: contacts(first: 5, filter: {isFavorite: true}) @include(if: $favorites) {
            nodes { ...ContactRow keepInTouchEveryDays nextContactDueAt }
          }
          interactions(last: 20, filter: {followUpNeeded: true, sentiment: {eq: POSITIVE}}) {
            nodes { ...InteractionRow followUpNotes createdAt version contact { ...ContactRow } }
          }
        }

        fragment ContactRow on Contact { id name title company relationship lastContactedAt tags }

        fragment ContactDetails on Contact {
          ...ContactRow
          email
          phone
          linkedInUrl
          notes
          isFavorite
          isArchived
          keepInTouchEveryDays
          nextContactDueAt
          source
          createdAt
          updatedAt
          version
        }

        fragment InteractionRow on Interaction {
          id
          type
          occurredAt
          durationMinutes
          sentiment
          followUpNeeded
          topicsDiscussed
        }

        """
}

// MARK: Whole requests

extension Queries {
    static let typename = "{\"query\":\"{ __typename }\"}"

    static func contacts(_ count: Int) -> String {
        request(
            """
            query Contacts($first: Int) { contacts(first: $first, orderBy: {field: NAME}) { nodes { id name title company \
            relationship lastContactedAt } } }
            """, "{\"first\":\(count)}")
    }

    /// Contacts, their newest interactions, and of each interaction the contact.
    static func threeLevels(contacts: Int) -> String {
        request(
            """
            query Deep($first: Int, $n: Int) { contacts(first: $first, orderBy: {field: NAME}) { nodes { id name tags \
            interactions(first: $n) { nodes { id type occurredAt contact { id name company tags } } } } } }
            """, "{\"first\":\(contacts),\"n\":10}")
    }

    /// One contact with eight fields, two of them sealed.
    static func contact(_ id: String) -> String {
        request(
            "query Contact($id: ID!) { contact(id: $id) { id name title company email phone relationship lastContactedAt } }",
            "{\"id\":\"\(id)\"}")
    }

    /// Contacts with their newest interactions.
    static func recentInteractions(contacts: Int, each: Int = 10) -> String {
        request(
            """
            query Recent($first: Int, $n: Int) { contacts(first: $first, orderBy: {field: NAME}) { nodes { id name \
            interactions(first: $n) { nodes { type occurredAt durationMinutes notes } } } } }
            """, "{\"first\":\(contacts),\"n\":\(each)}")
    }

    /// Contacts with ten fields, three of them sealed.
    static func allContacts(_ count: Int) -> String {
        request(
            """
            query All($first: Int) { contacts(first: $first, orderBy: {field: NAME}) { nodes { id name title company \
            email phone relationship notes lastContactedAt createdAt } } }
            """, "{\"first\":\(count)}")
    }

    private static func request(_ query: String, _ variables: String) -> String {
        "{\"query\":\"\(query)\",\"variables\":\(variables)}"
    }
}
