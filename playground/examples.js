// What to try: titles, documents, variables. `A_CONTACT` becomes the id of one.

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 14) + "00:00Z"
const errors = "userErrors { code message path }"

function change(name, fields) {
	const title = name[0].toUpperCase() + name.slice(1)
	return `mutation ${title}($input: ${title}Input!) { ${name}(input: $input) { ${fields} ${errors} } }`
}

export const examples = {
	Contacts: [
		["Your network", `# Your network, and what happened last.
			query Network($first: Int = 10) { contacts(first: $first) { totalCount nodes { name title company relationship
			lastContactedAt interactions(first: 3) { nodes { type occurredAt summary } } } } }`],
		["Filters", `query LostSight($filter: ContactFilter) { contacts(filter: $filter, orderBy: { field: LAST_CONTACTED_AT }) {
			totalCount nodes { name relationship lastContactedAt nextContactDueAt tags } } }`,
			{ filter: { relationship: { in: ["MENTOR", "RECRUITER"] }, lastContactedAt: { lt: soon(-60) } } }],
		["One contact, whole", `query Person($id: ID!) { contact(id: $id) { name company email notes tags
			timeline(first: 20) { nodes { __typename timelineAt summary } } analytics { relationshipStrength } } }`, { id: "A_CONTACT" }],
		["Tags and doubles", "query Order { tags { name contactCount } duplicateContacts { reasons contacts { name } } }"],
		["Add a contact", change("createContact", "contact { id name }"),
			{ input: { name: "Ada Lovelace", company: "Engines", relationship: "MENTOR", allowDuplicate: true } }],
		["Change a contact", change("updateContact", "contact { name isFavorite version }"),
			{ input: { id: "A_CONTACT", isFavorite: true, keepInTouchEveryDays: 30 } }],
	],
	"What happens": [
		["Log an interaction", change("logInteraction", "interaction { id contact { name } } followUp { title dueAt }"),
			{ input: { contactId: "A_CONTACT", type: "COFFEE", occurredAt: soon(0), followUpNeeded: true } }],
		["Plan a meeting", change("scheduleMeeting", "meeting { id startsAt timeZone videoConference { provider } }"),
			{ input: { contactId: "A_CONTACT", scheduledAt: soon(3), location: "https://zoom.us/j/123" } }],
		["Agenda", "query Agenda { agenda(first: 20) { nodes { __typename title startsAt endsAt timeZone location } } }"],
		["Meetings", "query Meetings { meetings { nodes { title status scheduledAt contact { name } outcome { nextSteps } } } }"],
		["Follow-ups", `query FollowUps { followUps(filter: { status: { eq: OPEN } }) { nodes { title dueAt isOverdue
			subject { __typename ... on Interaction { summary } ... on JobApplication { status } } } } }`],
		["Informational interviews", "query Informational { informationalInterviews { nodes { contact { name } status insights } } }"],
		["Referrals", "query Referrals { referrals { nodes { contact { name } status requestedAt jobListing { title } } } }"],
		["Ask for a referral", change("requestReferral", "referral { id status expiresAt }"),
			{ input: { contactId: "A_CONTACT", message: "Would you refer me?", expiresAt: soon(14) } }],
	],
	Jobs: [
		["Pipeline", "query Pipeline { pipeline { status count referredCount } }"],
		["Listings", `query Listings { jobListings { nodes { title company closesOn salary { minimum maximum currency }
			application { status } contactsAtCompany(first: 3) { nodes { name } } } } }`],
		["Add a listing", change("createJobListing", "jobListing { id title }"),
			{ input: { title: "Staff Engineer", company: "Engines", salary: { minimum: 90000, maximum: 120000, currency: "EUR" } } }],
		["Interviews to come", `query Interviews { upcomingInterviews { nodes { title scheduledAt preparation { questionsPrepped } } }
			interviews(first: 5) { nodes { type status completion { performanceRating } } } }`],
	],
	Analytics: [
		["Interactions by week", `query Frequency { interactionAnalytics(groupBy: WEEK) { totalInteractions
			frequency { start count } byType { type count } bySentiment { sentiment count } } }`],
		["The network", `query NetworkFigures { networkAnalytics { totalContacts contactsOverdue
			byRelationship { relationship count } topCompanies(first: 8) { company count } } }`],
		["Referrals and interviews", `query Rates { referralAnalytics { provideRate byStatus { status count } }
			interviewAnalytics { averagePerformanceRating byType { type count } } }`],
	],
	"Search, import, export": [
		["Search everything", `query Search($words: String!) { search(query: $words, first: 10) { facets { type count } edges { score
			highlights { fragments } node { __typename ... on Contact { name } ... on JobListing { title } } } } }`, { words: "portfolio" }],
		["Import, tried dry", change("importContacts", "job { status createdCount rows(first: 10) { nodes { outcome message } } }"),
			{ input: { source: { vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nEND:VCARD\n" }, dryRun: true } }],
		["Export", `mutation Export { exportContacts(input: { format: CSV }) { file { fileName byteCount url } ${errors} } }`],
	],
	"Events and account": [
		["Follow what happens", `subscription Events { domainEvents { sequence type occurredAt
			... on ContactCreated { contact { name } } ... on InteractionLogged { interaction { summary } } } }`],
		["Access tokens", change("createAccessToken", "accessToken { id name }"), { input: { name: "A script", readOnly: true } }],
		["Who am I", "query Me { viewer { name email timeZone accessTokens { name lastUsedAt } } apiVersion }"],
	],
}
