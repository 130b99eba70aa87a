// Searching by a few letters.

function distance(letters, name) {
	const [wanted, text] = [letters.toLowerCase(), name.toLowerCase()]
	const at = text.indexOf(wanted)
	return at < 0 ? NaN : (at && 1 + at / 100) + text.length / 1000
}

export function search(entries, words, nameOf, most = 100) {
	const parts = words.split(/\s+/).filter(Boolean)
	const score = (entry) => parts.reduce((sum, part) => sum + distance(part, nameOf(entry)), 0)
	const scored = entries.map((entry) => [score(entry), entry]).filter(([score]) => !Number.isNaN(score))
	return scored.sort(([a], [b]) => a - b).slice(0, most).map(([, entry]) => entry)
}

export const index = (schema) =>
	[...schema.types.values()].flatMap((type) =>
		[type, ...type.fields.values(), ...type.values.values()].map(({ name, description }) =>
			({ name, link: name === type.name ? name : `${type.name}.${name}`, description })))

export const searchSchema = (entries, words) => search(entries, words, ({ name, link }) => (words.includes(".") ? link : name), 50)
