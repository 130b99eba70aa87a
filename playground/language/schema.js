// The schema, as introspection tells it: types and fields by name.

/** Spec: 4.2 Schema Introspection. */
export const introspection = `{ __schema { description queryType { name } mutationType { name } subscriptionType { name }
  types { kind name description isOneOf specifiedByURL interfaces { name } possibleTypes { name }
    fields(includeDeprecated: true) { name description deprecationReason type { ...T } args(includeDeprecated: true) { ...V } }
    inputFields(includeDeprecated: true) { ...V } enumValues(includeDeprecated: true) { name description deprecationReason } }
  directives { name description locations args { ...V } } } }
fragment V on __InputValue { name description defaultValue deprecationReason type { ...T } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }`;

const byName = (list) => new Map((list ?? []).map((each) => [each.name, each]));

export class Schema {
  constructor({ description, types, directives, queryType, mutationType, subscriptionType }) {
    this.description = description;
    this.directives = byName(directives);
    this.types = byName(types);
    for (const type of types) {
      // The fields of objects and of inputs are looked for in one place.
      type.fields = byName(type.fields ?? type.inputFields);
      type.values = byName(type.enumValues);
    }
    this.roots = { query: queryType?.name, mutation: mutationType?.name, subscription: subscriptionType?.name };
  }

  type(name) {
    return this.types.get(name);
  }

  /** The type inside lists and non-null. */
  named(type) {
    return type && this.types.get(namedType(type));
  }

  root(operation) {
    return this.types.get(this.roots[operation]);
  }

  field(type, name) {
    return type?.fields.get(name) ?? this.metaField(type, name);
  }

  metaField(type, name) {
    const field = (type, args = []) => ({ name, type, args });
    if (name === "__typename" && isComposite(type)) return field(nonNull("String"));
    if (!type || type !== this.root("query")) return undefined;
    if (name === "__schema") return field(nonNull("__Schema"));
    return name === "__type" ? field({ name: "__Type" }, [{ name: "name", type: nonNull("String") }]) : undefined;
  }

  /** The object types that a value of the type can have. */
  possibleTypes(type) {
    return type.possibleTypes?.map(({ name }) => this.type(name)) ?? [type];
  }

  /** The types that a fragment inside the type can be on; of none, all that have fields. */
  conditions(type) {
    const possible = type && new Set(this.possibleTypes(type));
    const fits = (each) => !type || this.possibleTypes(each).some((object) => possible.has(object));
    return [...this.types.values()].filter((each) => isComposite(each) && fits(each));
  }
}

export const noSchema = new Schema({ types: [], directives: [] });

export const isComposite = (type) => /OBJECT|INTERFACE|UNION/.test(type?.kind) && type.kind !== "INPUT_OBJECT";

const nonNull = (name) => ({ kind: "NON_NULL", ofType: { kind: "NAMED", name } });

/** A type as GraphQL writes it. */
export const typeText = ({ kind, name, ofType }) =>
  kind === "NON_NULL" ? typeText(ofType) + "!" : kind === "LIST" ? `[${typeText(ofType)}]` : name;

/** The name of the type inside lists and non-null. */
export const namedType = (type) => (type.ofType ? namedType(type.ofType) : type.name);

/** The type without its non-null. */
export const nullable = (type) => (type.kind === "NON_NULL" ? type.ofType : type);

/** The type of a list's elements; a value that is no list stands for a list of one. */
export const elementType = (type) => type && (nullable(type).kind === "LIST" ? nullable(type).ofType : nullable(type));

const hasDefault = ({ defaultValue }) => (defaultValue ?? undefined) !== undefined;

/** Whether an argument, a variable or a field of an input has to be given. */
export const isRequired = (input) => input.type.kind === "NON_NULL" && !hasDefault(input);

/** An argument as it is declared. */
export const signature = (input) =>
  `${input.name}: ${typeText(input.type)}${hasDefault(input) ? ` = ${input.defaultValue}` : ""}`;
