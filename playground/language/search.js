// Searching by a few letters: names of the schema, commands, examples.

/** How well letters fit a name, less is better; undefined if they do not. */
export function distance(letters, name) {
  const [wanted, text] = [letters.toLowerCase(), name.toLowerCase()];
  const at = text.indexOf(wanted);
  if (at === 0) return text.length / 1000;
  if (at > 0) return 1 + at / 100 + text.length / 1000;
  // The letters in their order, each as a word's first where that can be: “rf” finds “requestedFor”.
  let [index, gaps] = [-1, 0];
  for (const letter of wanted) {
    const next = text.indexOf(letter, index + 1);
    if (next < 0) return undefined;
    gaps += next - index - 1;
    index = next;
  }
  return gaps > 12 ? undefined : 3 + gaps / 10;
}

/** The entries that fit, best first. Each of several words has to be found. */
export function search(entries, words, nameOf, most = 50) {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  if (!parts.length) return entries.slice(0, most);
  const scored = [];
  for (const entry of entries) {
    const name = nameOf(entry);
    const distances = parts.map((part) => distance(part, name));
    if (distances.every((each) => each !== undefined)) scored.push([distances.reduce((a, b) => a + b), entry]);
  }
  return scored.sort(([a], [b]) => a - b).slice(0, most).map(([, entry]) => entry);
}

/** Every name of a schema, once: types, their fields, values of enums. */
export function index(schema) {
  const entries = [];
  for (const type of schema.types.values()) {
    entries.push({ name: type.name, link: type.name, description: type.description });
    for (const field of [...type.fields.values(), ...type.values.values()]) {
      entries.push({ name: `${type.name}.${field.name}`, last: field.name, link: `${type.name}.${field.name}`, description: field.description });
    }
  }
  return entries;
}

/** Names that fit; the field's own name counts for more than its type's. */
export function searchSchema(entries, words) {
  return search(entries, words, (entry) => (words.includes(".") ? entry.name : entry.last ?? entry.name));
}
