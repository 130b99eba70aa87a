// What to try: something of every part. The printer lays the queries out; `A_CONTACT` becomes the id of one.

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 14) + "00:00Z";
const errors = "userErrors { code message path }";

/** A mutation with one input. */
const change = (name, input, fields) =>
  `mutation ${name[0].toUpperCase() + name.slice(1)}($input: ${input}!) { ${name}(input: $input) { ${fields} ${errors} } }`;

/** By group: title, what it shows, query, variables. */
const groups = {
  Contacts: [
    ["Your network", "People, and the last things that happened with each.",
      `# Your network, and the last things that happened.
      query Network($first: Int = 10) { contacts(first: $first) { totalCount nodes { name title company relationship
      lastContactedAt interactions(first: 3) { nodes { type occurredAt summary } } } } }`],
    ["Filters", "Mentors and recruiters whom one has lost sight of.",
      `query LostSight($filter: ContactFilter) { contacts(filter: $filter, orderBy: { field: LAST_CONTACTED_AT }) {
      totalCount nodes { name company relationship lastContactedAt tags } } }`,
      { filter: { relationship: { in: ["MENTOR", "RECRUITER"] }, lastContactedAt: { lt: soon(-60) } } }],
    ["Whom to call", "Who is due, by how often one wants to be in touch.",
      `query Due { contacts(filter: { nextContactDueAt: { lt: "${soon(7)}" } }, orderBy: { field: NEXT_CONTACT_DUE_AT }) {
      nodes { name keepInTouchEveryDays lastContactedAt nextContactDueAt } } }`],
    ["One contact, whole", "Everything about a person, and all that happened.",
      `query Person($id: ID!) { contact(id: $id) { name title company email phone notes tags
      timeline(first: 20) { nodes { __typename timelineAt summary } } linkedInProfile { headline skills }
      analytics { totalInteractions relationshipStrength } } }`, { id: "A_CONTACT" }],
    ["Tags and doubles", "What contacts are tagged with, and who may be there twice.",
      "query Order { tags { name contactCount } duplicateContacts { confidence reasons contacts { name company } } }"],
    ["Add a contact", "What cannot be is data, not a fault: try an empty name.",
      change("createContact", "CreateContactInput", "contact { id name createdAt }"),
      { input: { name: "Ada Lovelace", company: "Analytical Engines", relationship: "MENTOR", allowDuplicate: true } }],
    ["Change a contact", "What is left out stays; null clears.",
      change("updateContact", "UpdateContactInput", "contact { name isFavorite keepInTouchEveryDays version }"),
      { input: { id: "A_CONTACT", isFavorite: true, keepInTouchEveryDays: 30 } }],
  ],
  "What happens": [
    ["Log an interaction", "A talk, with a follow-up from it.",
      change("logInteraction", "LogInteractionInput", "interaction { id contact { name lastContactedAt } } followUp { title dueAt }"),
      { input: { contactId: "A_CONTACT", type: "COFFEE", occurredAt: soon(0), durationMinutes: 45, followUpNeeded: true } }],
    ["Plan a meeting", "In the time zone of the one who plans it.",
      change("scheduleMeeting", "ScheduleMeetingInput", "meeting { id status startsAt endsAt timeZone videoConference { provider } }"),
      { input: { contactId: "A_CONTACT", scheduledAt: soon(3), purpose: "Review", location: "https://zoom.us/j/123456789" } }],
    ["Agenda", "All that has a time, of all kinds, in one list.",
      "query Agenda { agenda(first: 20) { totalCount nodes { __typename title startsAt endsAt timeZone location } } }"],
    ["Meetings", "What was planned, held and called off.",
      "query Meetings { meetings { nodes { title status scheduledAt contact { name } outcome { durationMinutes nextSteps } } } }"],
    ["Follow-ups", "What is still to do, and from what it came.",
      `query FollowUps { followUps(filter: { status: { eq: OPEN } }) { nodes { title dueAt isOverdue contact { name }
      subject { __typename ... on Interaction { summary } ... on JobApplication { status } } } } }`],
    ["Informational interviews", "What was asked and learnt.",
      "query Informational { informationalInterviews { nodes { contact { name } status conductedAt questions insights } } }"],
    ["Referrals", "Who was asked for one, and what came of it.",
      `query Referrals { referrals { totalCount nodes { contact { name } status requestedAt receivedAt
      jobListing { title company } application { status } } } }`],
    ["Ask for a referral", "It expires when nobody answers.",
      change("requestReferral", "RequestReferralInput", "referral { id status requestedAt expiresAt }"),
      { input: { contactId: "A_CONTACT", message: "Would you refer me?", expiresAt: soon(14) } }],
  ],
  Jobs: [
    ["Pipeline", "Applications by stage: see it as a chart.",
      `query Pipeline { pipeline { status count referredCount applications(first: 3) { nodes { jobListing { title company } } } } }`],
    ["Listings", "What is open, and who is there already.",
      `query Listings { jobListings(first: 10) { nodes { title company status closesOn salary { minimum maximum currency }
      application { status } contactsAtCompany(first: 3) { nodes { name title } } } } }`],
    ["Add a listing", "With what it pays.",
      change("createJobListing", "CreateJobListingInput", "jobListing { id title company }"),
      { input: { title: "Staff Engineer", company: "Engines", salary: { minimum: 90000, maximum: 120000, currency: "EUR" } } }],
    ["Interviews to come", "How far one is prepared.",
      `query Interviews { upcomingInterviews { totalCount nodes { title type scheduledAt preparation { researchCompleted
      questionsPrepped } } } interviews(first: 5) { nodes { type status completion { performanceRating } } } }`],
  ],
  Analytics: [
    ["Interactions by week", "How often, with whom, and how it went.",
      `query Frequency { interactionAnalytics(groupBy: WEEK) { totalInteractions averageDurationMinutes
      frequency { start count } byType { type count } bySentiment { sentiment count }
      contacts(first: 5, orderBy: { field: RELATIONSHIP_STRENGTH, direction: DESC }) { nodes {
      contact { name } totalInteractions relationshipStrength } } } }`],
    ["The network", "Who is in it, and who is overdue.",
      `query NetworkFigures { networkAnalytics { totalContacts contactsOverdue contactsNeverContacted
      byRelationship { relationship count } topCompanies(first: 8) { company count } } }`],
    ["Referrals and interviews", "Rates and counts.",
      `query Rates { referralAnalytics { totalRequested provideRate averageDaysToAnswer byStatus { status count } }
      interviewAnalytics { averagePerformanceRating thankYouRate byType { type count } byStatus { status count } } }`],
  ],
  "Search, import, export": [
    ["Search everything", "One question to all kinds of things.",
      `query Search($words: String!) { search(query: $words, first: 10) { totalCount facets { type count } edges { score
      highlights { field fragments } node { __typename ... on Contact { name } ... on JobListing { title } } } } }`,
      { words: "portfolio" }],
    ["Import, tried dry", "What an import would do, without doing it.",
      change("importContacts", "ImportContactsInput", "job { status createdCount rows(first: 10) { nodes { outcome message } } }"),
      { input: { source: { vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nEND:VCARD\n" }, dryRun: true } }],
    ["Export", "The address works once, for fifteen minutes.",
      `mutation Export { exportContacts(input: { format: CSV }) { file { fileName byteCount url } ${errors} } }`],
  ],
  "Events and account": [
    ["Follow what happens", "Runs on: change something in another tab.",
      `subscription Events { domainEvents { __typename sequence type occurredAt
      ... on ContactCreated { contact { name } } ... on InteractionLogged { interaction { summary } } } }`],
    ["What happened", "The same events, to read.",
      "query Log { domainEvents(last: 20) { nodes { sequence type occurredAt aggregateId } } }"],
    ["Access tokens", "For programs; the secret is shown once.",
      change("createAccessToken", "CreateAccessTokenInput", "accessToken { id name readOnly }"),
      { input: { name: "A script", readOnly: true } }],
    ["Who am I", "The account, and what may enter it.",
      "query Me { viewer { name email timeZone accessTokens { name readOnly lastUsedAt } } apiVersion }"],
    ["The schema itself", "Introspection.", "query Types { __schema { types { name kind description } } }"],
  ],
};

/** @type {{ group: string, title: string, about: string, query: string, variables?: object }[]} */
export const examples = Object.entries(groups).flatMap(([group, members]) =>
  members.map(([title, about, query, variables]) => ({ group, title, about, query, variables })));
