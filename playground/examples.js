// What to try: something of every part. The printer lays the queries out; `A_CONTACT` becomes the id of one.

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 14) + "00:00Z";
const errors = "userErrors { code message path }";

function change(name, fields) {
  const title = name[0].toUpperCase() + name.slice(1);
  return `mutation ${title}($input: ${title}Input!) { ${name}(input: $input) { ${fields} ${errors} } }`;
}

const groups = {
  Contacts: [
    ["Your network",
      `# Your network, and the last things that happened.
      query Network($first: Int = 10) { contacts(first: $first) { totalCount nodes { name title company relationship
      lastContactedAt interactions(first: 3) { nodes { type occurredAt summary } } } } }`],
    ["Filters",
      `query LostSight($filter: ContactFilter) { contacts(filter: $filter, orderBy: { field: LAST_CONTACTED_AT }) {
      totalCount nodes { name company relationship lastContactedAt tags } } }`,
      { filter: { relationship: { in: ["MENTOR", "RECRUITER"] }, lastContactedAt: { lt: soon(-60) } } }],
    ["Whom to call",
      `query Due { contacts(filter: { nextContactDueAt: { lt: "${soon(7)}" } }, orderBy: { field: NEXT_CONTACT_DUE_AT }) {
      nodes { name keepInTouchEveryDays lastContactedAt nextContactDueAt } } }`],
    ["One contact, whole",
      `query Person($id: ID!) { contact(id: $id) { name title company email phone notes tags
      timeline(first: 20) { nodes { __typename timelineAt summary } } linkedInProfile { headline skills }
      analytics { totalInteractions relationshipStrength } } }`, { id: "A_CONTACT" }],
    ["Tags and doubles", "query Order { tags { name contactCount } duplicateContacts { confidence reasons contacts { name company } } }"],
    ["Add a contact", change("createContact", "contact { id name createdAt }"),
      { input: { name: "Ada Lovelace", company: "Analytical Engines", relationship: "MENTOR", allowDuplicate: true } }],
    ["Change a contact", change("updateContact", "contact { name isFavorite keepInTouchEveryDays version }"),
      { input: { id: "A_CONTACT", isFavorite: true, keepInTouchEveryDays: 30 } }],
  ],
  "What happens": [
    ["Log an interaction", change("logInteraction", "interaction { id contact { name lastContactedAt } } followUp { title dueAt }"),
      { input: { contactId: "A_CONTACT", type: "COFFEE", occurredAt: soon(0), durationMinutes: 45, followUpNeeded: true } }],
    ["Plan a meeting", change("scheduleMeeting", "meeting { id status startsAt endsAt timeZone videoConference { provider } }"),
      { input: { contactId: "A_CONTACT", scheduledAt: soon(3), purpose: "Review", location: "https://zoom.us/j/123456789" } }],
    ["Agenda", "query Agenda { agenda(first: 20) { totalCount nodes { __typename title startsAt endsAt timeZone location } } }"],
    ["Meetings", "query Meetings { meetings { nodes { title status scheduledAt contact { name } outcome { durationMinutes nextSteps } } } }"],
    ["Follow-ups",
      `query FollowUps { followUps(filter: { status: { eq: OPEN } }) { nodes { title dueAt isOverdue contact { name }
      subject { __typename ... on Interaction { summary } ... on JobApplication { status } } } } }`],
    ["Informational interviews", "query Informational { informationalInterviews { nodes { contact { name } status conductedAt questions insights } } }"],
    ["Referrals",
      `query Referrals { referrals { totalCount nodes { contact { name } status requestedAt receivedAt
      jobListing { title company } application { status } } } }`],
    ["Ask for a referral", change("requestReferral", "referral { id status requestedAt expiresAt }"),
      { input: { contactId: "A_CONTACT", message: "Would you refer me?", expiresAt: soon(14) } }],
  ],
  Jobs: [
    ["Pipeline",
      `query Pipeline { pipeline { status count referredCount applications(first: 3) { nodes { jobListing { title company } } } } }`],
    ["Listings",
      `query Listings { jobListings(first: 10) { nodes { title company status closesOn salary { minimum maximum currency }
      application { status } contactsAtCompany(first: 3) { nodes { name title } } } } }`],
    ["Add a listing", change("createJobListing", "jobListing { id title company }"),
      { input: { title: "Staff Engineer", company: "Engines", salary: { minimum: 90000, maximum: 120000, currency: "EUR" } } }],
    ["Interviews to come",
      `query Interviews { upcomingInterviews { totalCount nodes { title type scheduledAt preparation { researchCompleted
      questionsPrepped } } } interviews(first: 5) { nodes { type status completion { performanceRating } } } }`],
  ],
  Analytics: [
    ["Interactions by week",
      `query Frequency { interactionAnalytics(groupBy: WEEK) { totalInteractions averageDurationMinutes
      frequency { start count } byType { type count } bySentiment { sentiment count }
      contacts(first: 5, orderBy: { field: RELATIONSHIP_STRENGTH, direction: DESC }) { nodes {
      contact { name } totalInteractions relationshipStrength } } } }`],
    ["The network",
      `query NetworkFigures { networkAnalytics { totalContacts contactsOverdue contactsNeverContacted
      byRelationship { relationship count } topCompanies(first: 8) { company count } } }`],
    ["Referrals and interviews",
      `query Rates { referralAnalytics { totalRequested provideRate averageDaysToAnswer byStatus { status count } }
      interviewAnalytics { averagePerformanceRating thankYouRate byType { type count } byStatus { status count } } }`],
  ],
  "Search, import, export": [
    ["Search everything",
      `query Search($words: String!) { search(query: $words, first: 10) { totalCount facets { type count } edges { score
      highlights { field fragments } node { __typename ... on Contact { name } ... on JobListing { title } } } } }`,
      { words: "portfolio" }],
    ["Import, tried dry", change("importContacts", "job { status createdCount rows(first: 10) { nodes { outcome message } } }"),
      { input: { source: { vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nEND:VCARD\n" }, dryRun: true } }],
    ["Export", `mutation Export { exportContacts(input: { format: CSV }) { file { fileName byteCount url } ${errors} } }`],
  ],
  "Events and account": [
    ["Follow what happens",
      `subscription Events { domainEvents { __typename sequence type occurredAt
      ... on ContactCreated { contact { name } } ... on InteractionLogged { interaction { summary } } } }`],
    ["What happened", "query Log { domainEvents(last: 20) { nodes { sequence type occurredAt aggregateId } } }"],
    ["Access tokens", change("createAccessToken", "accessToken { id name readOnly }"),
      { input: { name: "A script", readOnly: true } }],
    ["Who am I", "query Me { viewer { name email timeZone accessTokens { name readOnly lastUsedAt } } apiVersion }"],
    ["The schema itself", "query Types { __schema { types { name kind description } } }"],
  ],
};

export const examples = Object.entries(groups).flatMap(([group, members]) =>
  members.map(([title, query, variables]) => ({ group, title, query, variables })));
