// What the editors hold on the first visit.

export const firstQuery = `# Your network, and the last things that happened with each person.
# Sign in first, then run it with Ctrl+Enter.
query Network($first: Int = 10) {
  contacts(first: $first) {
    totalCount
    nodes {
      name
      title
      company
      relationship
      lastContactedAt
      interactions(first: 3) {
        nodes {
          type
          occurredAt
          summary
        }
      }
    }
  }
}
`;

export const firstVariables = `{
  "first": 10
}
`;
