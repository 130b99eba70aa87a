// What to try: something of every part. The printer lays the queries out.

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 14) + "00:00Z";
const contactId = "{ contacts(first: 1) { nodes { id } } }";
const errors = "userErrors { code message path }";

/**
 * `needs` are ids that variables want, and the query that finds one.
 * @typedef {{ group: string, title: string, about: string, query: string, variables?: object, needs?: object }} Example
 */
const groups = {
  Contacts: [
    [
      "Your network",
      "People, and the last things that happened with each.",
      `# Your network, and the last things that happened with each person.
      query Network($first: Int = 10) { contacts(first: $first) { totalCount nodes { name title company relationship lastContactedAt
      interactions(first: 3) { nodes { type occurredAt summary } } } } }`,
    ],
    [
      "Filters",
      "Mentors and recruiters whom one has lost sight of.",
      `query LostSight($filter: ContactFilter) {
      contacts(filter: $filter, orderBy: { field: LAST_CONTACTED_AT }) { totalCount nodes { name company relationship lastContactedAt tags } } }`,
      { filter: { relationship: { in: ["MENTOR", "RECRUITER"] }, lastContactedAt: { lt: soon(-60) } } },
    ],
    [
      "Whom to call",
      "Who is due, by how often one wants to be in touch.",
      `query Due { contacts(first: 20, filter: { nextContactDueAt: { lt: "${soon(7)}" } },
      orderBy: { field: NEXT_CONTACT_DUE_AT }) { nodes { name keepInTouchEveryDays lastContactedAt nextContactDueAt } } }`,
    ],
    [
      "One contact, whole",
      "Everything about a person, and all that happened.",
      `query Person($id: ID!) { contact(id: $id) { name title company email phone notes tags
      timeline(first: 20) { nodes { __typename timelineAt summary } } linkedInProfile { headline skills } analytics { totalInteractions relationshipStrength } } }`,
      {},
      { id: contactId },
    ],
    [
      "Tags and doubles",
      "What contacts are tagged with, and who may be there twice.",
      `query Order { tags { name contactCount } duplicateContacts { confidence reasons contacts { name company } } }`,
    ],
    [
      "Add a contact",
      "What cannot be is data, not a fault: try an empty name.",
      `mutation AddContact($input: CreateContactInput!) { createContact(input: $input) { contact { id name createdAt } ${errors} } }`,
      {
        input: {
          name: "Ada Lovelace",
          company: "Analytical Engines",
          relationship: "MENTOR",
          tags: ["mathematics"],
          allowDuplicate: true,
        },
      },
    ],
    [
      "Change a contact",
      "What is left out stays; null clears.",
      `mutation ChangeContact($input: UpdateContactInput!) { updateContact(input: $input) { contact { name isFavorite keepInTouchEveryDays version } ${errors} } }`,
      { input: { id: "", isFavorite: true, keepInTouchEveryDays: 30 } },
      { "input.id": contactId },
    ],
  ],
  "What happens": [
    [
      "Log an interaction",
      "A talk, with a follow-up from it.",
      `mutation Log($input: LogInteractionInput!) { logInteraction(input: $input) { interaction { id summary contact { name lastContactedAt } } followUp { title dueAt } ${errors} } }`,
      {
        input: {
          contactId: "",
          type: "COFFEE",
          occurredAt: soon(0),
          durationMinutes: 45,
          topicsDiscussed: ["job search"],
          sentiment: "POSITIVE",
          followUpNeeded: true,
          followUpNotes: "Send the portfolio",
        },
      },
      { "input.contactId": contactId },
    ],
    [
      "Plan a meeting",
      "In the time zone of the one who plans it.",
      `mutation Plan($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { meeting { id status startsAt endsAt timeZone videoConference { provider joinUrl } } ${errors} } }`,
      {
        input: {
          contactId: "",
          scheduledAt: soon(3),
          purpose: "Portfolio review",
          location: "https://zoom.us/j/123456789",
        },
      },
      { "input.contactId": contactId },
    ],
    [
      "Agenda",
      "All that has a time, of all kinds, in one list.",
      `query Agenda { agenda(first: 20) { totalCount nodes { __typename title startsAt endsAt timeZone location } } }`,
    ],
    [
      "Meetings",
      "What was planned, held and called off.",
      `query Meetings { meetings(first: 20) { nodes { title status scheduledAt contact { name } outcome { durationMinutes nextSteps } } } }`,
    ],
    [
      "Follow-ups",
      "What is still to do, and from what it came.",
      `query FollowUps { followUps(first: 20, filter: { status: { eq: OPEN } }) { nodes { title dueAt isOverdue contact { name } subject { __typename ... on Interaction { summary } ... on JobApplication { status } } } } }`,
    ],
    [
      "Informational interviews",
      "What was asked and learnt.",
      `query Informational { informationalInterviews(first: 10) { nodes { contact { name } status conductedAt questions insights thankYouSent } } }`,
    ],
    [
      "Referrals",
      "Who was asked for one, and what came of it.",
      `query Referrals { referrals(first: 20) { totalCount nodes { contact { name company } status requestedAt receivedAt jobListing { title company } application { status } } } }`,
    ],
    [
      "Ask for a referral",
      "It expires when nobody answers.",
      `mutation Ask($input: RequestReferralInput!) { requestReferral(input: $input) { referral { id status requestedAt expiresAt } ${errors} } }`,
      { input: { contactId: "", message: "Would you refer me?", expiresAt: soon(14) } },
      { "input.contactId": contactId },
    ],
  ],
  Jobs: [
    [
      "Pipeline",
      "Applications by stage: see it as a chart.",
      `query Pipeline { pipeline { status count referredCount applications(first: 3) { nodes { jobListing { title company } appliedAt } } } }`,
    ],
    [
      "Listings",
      "What is open, and who is there already.",
      `query Listings { jobListings(first: 10) { nodes { title company status closesOn salary { minimum maximum currency } application { status } contactsAtCompany(first: 3) { nodes { name title } } } } }`,
    ],
    [
      "Add a listing",
      "With what it pays.",
      `mutation AddListing($input: CreateJobListingInput!) { createJobListing(input: $input) { jobListing { id title company createdAt } ${errors} } }`,
      {
        input: {
          title: "Staff Engineer",
          company: "Analytical Engines",
          salary: { minimum: 90000, maximum: 120000, currency: "EUR" },
        },
      },
    ],
    [
      "Interviews to come",
      "How far one is prepared.",
      `query Interviews { upcomingInterviews { totalCount nodes { title type scheduledAt preparation { researchCompleted questionsPrepped } application { jobListing { company } } } } interviews(first: 5) { nodes { type status completion { performanceRating nextSteps } } } }`,
    ],
  ],
  Analytics: [
    [
      "Interactions by week",
      "How often, with whom, and how it went.",
      `query Frequency { interactionAnalytics(groupBy: WEEK) { totalInteractions distinctContacts averageDurationMinutes frequency { start count } byType { type count } bySentiment { sentiment count }
      contacts(first: 5, orderBy: { field: RELATIONSHIP_STRENGTH, direction: DESC }) { nodes { contact { name } totalInteractions relationshipStrength } } } }`,
    ],
    [
      "The network",
      "Who is in it, and who is overdue.",
      `query NetworkFigures { networkAnalytics { totalContacts contactsOverdue contactsNeverContacted byRelationship { relationship count } topCompanies(first: 8) { company count } } }`,
    ],
    [
      "Referrals and interviews",
      "Rates and counts.",
      `query Rates { referralAnalytics { totalRequested provideRate averageDaysToAnswer byStatus { status count } } interviewAnalytics { totalInterviews averagePerformanceRating thankYouRate byType { type count } byStatus { status count } } }`,
    ],
  ],
  "Search, import, export": [
    [
      "Search everything",
      "One question to all kinds of things.",
      `query Search($words: String!) { search(query: $words, first: 10) { totalCount facets { type count } edges { score highlights { field fragments }
      node { __typename ... on Contact { name company } ... on Interaction { summary } ... on JobListing { title } } } } }`,
      { words: "portfolio" },
    ],
    [
      "Import, tried dry",
      "What an import would do, without doing it.",
      `mutation TryImport($input: ImportContactsInput!) { importContacts(input: $input) { job { status totalCount createdCount skippedCount rows(first: 10) { nodes { lineNumber outcome message } } } ${errors} } }`,
      {
        input: { source: { vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nORG:Navy\nEND:VCARD\n" }, dryRun: true },
      },
    ],
    [
      "Export",
      "The address works once, for fifteen minutes.",
      `mutation Export { exportContacts(input: { format: CSV }) { file { fileName mediaType byteCount url } ${errors} } }`,
    ],
  ],
  "Events and account": [
    [
      "Follow what happens",
      "Runs on: change something in another tab.",
      `subscription Events { domainEvents { __typename sequence type occurredAt ... on ContactCreated { contact { name } } ... on InteractionLogged { interaction { summary } } } }`,
    ],
    [
      "What happened",
      "The same events, to read.",
      `query Log { domainEvents(last: 20) { nodes { sequence type occurredAt aggregateId } } }`,
    ],
    [
      "Access tokens",
      "For programs; the secret is shown once.",
      `mutation Token { createAccessToken(input: { name: "A script", readOnly: true }) { accessToken { id name readOnly } ${errors} } }`,
    ],
    [
      "Who am I",
      "The account, and what may enter it.",
      `query Me { viewer { name email timeZone accessTokens { name readOnly lastUsedAt } } apiVersion }`,
    ],
    ["The schema itself", "Introspection.", `query Types { __schema { types { name kind description } } }`],
  ],
};

/** @type {Example[]} */
export const examples = Object.entries(groups).flatMap(([group, members]) =>
  members.map(([title, about, query, variables, needs]) => ({ group, title, about, query, variables, needs })),
);
