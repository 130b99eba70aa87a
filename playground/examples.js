// What to try: something of every part. Layout is the printer's.

/**
 * `needs` are ids that the variables want, and the query that finds one.
 * @type {{ group: string, title: string, about: string, query: string, variables?: object, needs?: object }[]}
 */
export const examples = [
  {
    group: "Contacts", title: "Your network", about: "People, and the last things that happened with each.",
    query: `# Your network, and the last things that happened with each person.
query Network($first: Int = 10) { contacts(first: $first) { totalCount nodes { name title company relationship lastContactedAt
  interactions(first: 3) { nodes { type occurredAt summary } } } } }`,
  },
];
