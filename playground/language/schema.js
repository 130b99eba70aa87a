// The schema, as introspection tells it.

// Spec: 4.2 Schema Introspection.
export const introspection = `{ __schema { description queryType { name } mutationType { name } subscriptionType { name }
	types { kind name description isOneOf interfaces { name } possibleTypes { name }
		fields(includeDeprecated: true) { name description deprecationReason type { ...T } args(includeDeprecated: true) { ...V } }
		inputFields(includeDeprecated: true) { ...V } enumValues(includeDeprecated: true) { name description deprecationReason } }
	directives { name description locations args { ...V } } } }
fragment V on __InputValue { name description defaultValue deprecationReason type { ...T } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`

const byName = (list) => new Map((list ?? []).map((each) => [each.name, each]))

export class Schema {
	constructor({ description, types, directives, queryType, mutationType, subscriptionType }) {
		Object.assign(this, { description, directives: byName(directives), types: byName(types) })
		for (const type of types) {
			type.fields = byName(type.fields ?? type.inputFields)
			type.values = byName(type.enumValues)
		}
		this.roots = { query: queryType?.name, mutation: mutationType?.name, subscription: subscriptionType?.name }
	}

	type(name) {
		return this.types.get(name)
	}

	named(type) {
		return type && this.types.get(namedType(type))
	}

	root(operation) {
		return this.types.get(this.roots[operation])
	}

	field(type, name) {
		return type?.fields.get(name) ?? (name === "__typename" && isComposite(type) ? typename : undefined)
	}

	possibleTypes(type) {
		return type.possibleTypes?.map(({ name }) => this.type(name)) ?? [type]
	}

	conditions(type) {
		const possible = type && new Set(this.possibleTypes(type))
		const fits = (each) => !type || this.possibleTypes(each).some((object) => possible.has(object))
		return [...this.types.values()].filter((each) => isComposite(each) && fits(each))
	}
}

export const noSchema = new Schema({ types: [], directives: [] })

const typename = { name: "__typename", type: { kind: "NON_NULL", ofType: { name: "String" } }, args: [] }

export const isComposite = (type) => /^(OBJECT|INTERFACE|UNION)$/.test(type?.kind)

export const typeText = ({ kind, name, ofType }) =>
	kind === "NON_NULL" ? typeText(ofType) + "!" : kind === "LIST" ? `[${typeText(ofType)}]` : name

export const namedType = (type) => (type.ofType ? namedType(type.ofType) : type.name)

export const nullable = (type) => (type.kind === "NON_NULL" ? type.ofType : type)

export const elementType = (type) => type && (nullable(type).kind === "LIST" ? nullable(type).ofType : nullable(type))

const hasDefault = ({ defaultValue }) => typeof defaultValue === "string"

export const isRequired = (input) => input.type.kind === "NON_NULL" && !hasDefault(input)

export const signature = (input) =>
	`${input.name}: ${typeText(input.type)}${hasDefault(input) ? ` = ${input.defaultValue}` : ""}`
