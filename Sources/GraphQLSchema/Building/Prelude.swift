/// What every schema has because the specification defines it, written in the specification's own language.
///
/// It is parsed and built like the document itself, so that introspection finds nothing special in it. Of the
/// built-in scalars a schema has those that something refers to; the introspection types refer to `String` and
/// `Boolean`.
///
/// Spec: 3.5 Scalars (Built-in Scalars), 3.13 Directives, 4.2 Schema Introspection.
enum Prelude {
    static let sdl = scalars + directives + introspection

    private static let scalars = #"""
        "A whole number with sign, of 32 bits."
        scalar Int
        "A number with a fractional part, in double precision as IEEE 754 defines it."
        scalar Float
        "Text in UTF-8, as people read it."
        scalar String
        "`true` or `false`."
        scalar Boolean
        "A unique identifier, to fetch an object again or as the key of a cache. It is serialised as a `String`, but not made for people to read. As an input, a string such as `\"4\"` and an integer such as `4` are both accepted."
        scalar ID

        """#

    private static let directives = #"""
        "Takes this field or fragment into the response only if `if` is true."
        directive @include(
          "Included if true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Leaves this field or fragment out of the response if `if` is true."
        directive @skip(
          "Skipped if true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Marks a part of the schema that should no longer be used."
        directive @deprecated(
          "Why it should no longer be used, usually with what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "Names the document that specifies how values of a custom scalar look."
        directive @specifiedBy(
          "Where the specification is found."
          url: String!
        ) on SCALAR
        "Marks an input object of which exactly one field must be given, and not as null."
        directive @oneOf on INPUT_OBJECT

        """#

    private static let introspection = #"""
        "What a service can be asked: its types, its directives, and where each kind of operation begins."
        type __Schema {
          description: String
          "All types of the service."
          types: [__Type!]!
          "The type that queries begin at."
          queryType: __Type!
          "The type that mutations begin at, if there are mutations."
          mutationType: __Type
          "The type that subscriptions begin at, if there are subscriptions."
          subscriptionType: __Type
          "All directives of the service."
          directives: [__Directive!]!
        }

        "A type. Which fields have a value depends on its kind; list and non-null types are made of another type, in `ofType`."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          "Custom scalars: where their specification is found."
          specifiedByURL: String
          "Object and interface types."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "Object and interface types."
          interfaces: [__Type!]
          "Interface and union types."
          possibleTypes: [__Type!]
          "Enum types."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "Input object types."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "List and non-null types."
          ofType: __Type
          "Input object types: whether exactly one field must be given."
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A scalar."
          SCALAR
          "An object. `fields` and `interfaces` have a value."
          OBJECT
          "An interface. `fields`, `interfaces` and `possibleTypes` have a value."
          INTERFACE
          "A union. `possibleTypes` has a value."
          UNION
          "An enum. `enumValues` has a value."
          ENUM
          "An input object. `inputFields` has a value."
          INPUT_OBJECT
          "A list. `ofType` has a value."
          LIST
          "A type without null. `ofType` has a value."
          NON_NULL
        }

        "A field of an object or interface type: a name, maybe arguments, and a type."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The value that is used when none is given, in GraphQL syntax."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "One value of an enum. In a response it is a string."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive: it changes how the service executes a document or what a definition means."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where a directive may be written."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field of a selection set."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On a fragment spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the schema definition."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object type."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On an interface."
          INTERFACE
          "On a union."
          UNION
          "On an enum."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object."
          INPUT_OBJECT
          "On a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """#
}
