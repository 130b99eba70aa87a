// What to try: titles, documents (the first is in the page), variables. `A_CONTACT` becomes the id of one.

import { link, list, tags, the } from "./page/dom.js"
import { open } from "./page/tabs.js"

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 14) + "00:00Z"
const errors = "userErrors { code message path }"

function change(name, fields, input) {
	const title = name[0].toUpperCase() + name.slice(1)
	return [`mutation ${title}($input: ${title}Input!) { ${name}(input: $input) { ${fields} ${errors} } }`, { input }]
}

const nodes = (name, fields) => `query ${name} { ${name[0].toLowerCase() + name.slice(1)} { nodes { ${fields} } } }`

const examples = {
	Contacts: [
		["Your network", the.query.defaultValue],
		["Filters", `query LostSight($filter: ContactFilter) { contacts(filter: $filter, orderBy: { field: LAST_CONTACTED_AT }) {
			totalCount nodes { name relationship lastContactedAt nextContactDueAt tags } } }`,
			{ filter: { relationship: { in: ["MENTOR", "RECRUITER"] }, lastContactedAt: { lt: soon(-60) } } }],
		["One contact, whole", `query Person($id: ID!) { contact(id: $id) { name company email notes tags
			timeline(first: 20) { nodes { __typename timelineAt summary } } analytics { relationshipStrength } } }`, { id: "A_CONTACT" }],
		["Tags and doubles", "query Order { tags { name contactCount } duplicateContacts { reasons contacts { name } } }"],
		["Add a contact", ...change("createContact", "contact { id name }",
			{ name: "Ada Lovelace", company: "Engines", relationship: "MENTOR", allowDuplicate: true })],
		["Change a contact", ...change("updateContact", "contact { name isFavorite version }",
			{ id: "A_CONTACT", isFavorite: true, keepInTouchEveryDays: 30 })],
	],
	"What happens": [
		["Log an interaction", ...change("logInteraction", "interaction { id contact { name } } followUp { title dueAt }",
			{ contactId: "A_CONTACT", type: "COFFEE", occurredAt: soon(0), followUpNeeded: true })],
		["Plan a meeting", ...change("scheduleMeeting", "meeting { id startsAt timeZone videoConference { provider } }",
			{ contactId: "A_CONTACT", scheduledAt: soon(3), location: "https://zoom.us/j/123" })],
		["Agenda", nodes("Agenda", "__typename title startsAt endsAt timeZone location")],
		["Meetings", nodes("Meetings", "title status scheduledAt contact { name } outcome { nextSteps }")],
		["Follow-ups", nodes("FollowUps", `title dueAt isOverdue
			subject { __typename ... on Interaction { summary } ... on JobApplication { status } }`)],
		["Informational interviews", nodes("InformationalInterviews", "contact { name } status insights")],
		["Referrals", nodes("Referrals", "contact { name } status requestedAt jobListing { title }")],
		["Ask for a referral", ...change("requestReferral", "referral { id status expiresAt }",
			{ contactId: "A_CONTACT", message: "Would you refer me?", expiresAt: soon(14) })],
	],
	Jobs: [
		["Pipeline", "query Pipeline { pipeline { status count referredCount } }"],
		["Listings", nodes("JobListings", `title company closesOn salary { minimum maximum currency }
			application { status } contactsAtCompany(first: 3) { nodes { name } }`)],
		["Add a listing", ...change("createJobListing", "jobListing { id title }",
			{ title: "Staff Engineer", company: "Engines", salary: { minimum: 90000, maximum: 120000, currency: "EUR" } })],
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
		["Import, tried dry", ...change("importContacts", "job { status createdCount rows(first: 10) { nodes { outcome message } } }",
			{ source: { vCard: "BEGIN:VCARD\nVERSION:4.0\nFN:Grace Hopper\nEND:VCARD\n" }, dryRun: true })],
		["Export", `mutation Export { exportContacts(input: { format: CSV }) { file { fileName byteCount url } ${errors} } }`],
	],
	"Events and account": [
		["Follow what happens", `subscription Events { domainEvents { sequence type occurredAt
			... on ContactCreated { contact { name } } ... on InteractionLogged { interaction { summary } } } }`],
		["Access tokens", ...change("createAccessToken", "accessToken { id name }", { name: "A script", readOnly: true })],
		["Who am I", "query Me { viewer { name email timeZone accessTokens { name lastUsedAt } } apiVersion }"],
	],
}

export function drawExamples() {
	const item = ([title, ...example]) => link(title, async () => open(await filled(...example)))
	for (const [group, members] of Object.entries(examples))
		the.panelExamples.append(tags.h2({ class: "group" }, group), list(members.map(item)))
}

async function filled(query, variables) {
	const { prettify } = await import("./language/printer.js")
	const text = variables ? JSON.stringify(variables, null, 2) + "\n" : ""
	return { query: prettify(query), variables: text.includes("A_CONTACT") ? text.replace("A_CONTACT", await anyContact()) : text }
}

async function anyContact() {
	const { sendAsCaller } = await import("./page/session.js")
	const { json } = await sendAsCaller({ query: "{ contacts(first: 1) { nodes { id } } }" }).catch(() => ({}))
	return json?.data?.contacts?.nodes[0]?.id ?? ""
}
