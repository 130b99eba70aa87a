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
  constructor({ description, types, directives, ...roots }) {
    this.description = description;
    this.directives = byName(directives);
    this.types = byName(types);
    for (const type of types) {
      // The fields of objects and of inputs are looked for in one place.
      type.fields = byName(type.fields ?? type.inputFields);
      type.values = byName(type.enumValues);
    }
    this.roots = {
      query: roots.queryType?.name,
      mutation: roots.mutationType?.name,
      subscription: roots.subscriptionType?.name,
    };
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
    const field = (type) => ({ name, type, args: [] });
    if (name === "__typename" && this.isComposite(type)) return field(nonNull("String"));
    if (!type || type !== this.root("query")) return undefined;
    if (name === "__schema") return field(nonNull("__Schema"));
    return name === "__type"
      ? { ...field(nonNull("__Type").ofType), args: [{ name: "name", type: nonNull("String") }] }
      : undefined;
  }

  isComposite(type) {
    return ["OBJECT", "INTERFACE", "UNION"].includes(type?.kind);
  }

  /** The object types that a value of the type can have. */
  possibleTypes(type) {
    return type.possibleTypes?.map(({ name }) => this.type(name)) ?? [type];
  }

  /** The types that a fragment inside the type can be on. */
  conditions(type) {
    const possible = new Set(this.possibleTypes(type));
    return [...this.types.values()].filter(
      (each) => this.isComposite(each) && this.possibleTypes(each).some((object) => possible.has(object)),
    );
  }
}

const nonNull = (name) => ({ kind: "NON_NULL", ofType: { kind: "NAMED", name } });

/** A type as GraphQL writes it. */
export function typeText({ kind, name, ofType }) {
  if (kind === "NON_NULL") return typeText(ofType) + "!";
  return kind === "LIST" ? `[${typeText(ofType)}]` : name;
}

/** The name of the type inside lists and non-null. */
export const namedType = (type) => (type.ofType ? namedType(type.ofType) : type.name);

/** The type without its non-null. */
export const nullable = (type) => (type.kind === "NON_NULL" ? type.ofType : type);

/** Whether an argument, a variable or a field of an input has to be given. */
export const isRequired = ({ type, defaultValue }) =>
  type.kind === "NON_NULL" && (defaultValue ?? undefined) === undefined;

/** An argument as it is declared. */
export const signature = ({ name, type, defaultValue }) =>
  `${name}: ${typeText(type)}${(defaultValue ?? undefined) === undefined ? "" : ` = ${defaultValue}`}`;
