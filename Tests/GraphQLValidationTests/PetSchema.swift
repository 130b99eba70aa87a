import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

/// The schema of the tests, after the one in section 5 of the specification.
enum PetSchema {
    static let schema: Schema = {
        do {
            return try Schema.build(sdl: sdl)
        } catch {
            fatalError("\(error)")
        }
    }()

    private static let sdl = """
        interface Pet { name(surname: Boolean): String! owner: Human }
        type Dog implements Pet {
          name(surname: Boolean): String!
          owner: Human
          nickname: String
          barkVolume: Int
          knows(command: DogCommand!): Boolean!
          isTrained(atOtherHomes: Boolean! = true): Boolean!
          friends(first: Int!): [Dog!]!
        }
        type Cat implements Pet {
          name(surname: Boolean): String!
          owner: Human
          nickname: String!
          meowVolume: Float
        }
        type Human { name: String! pets: [Pet!] dog: Dog }
        type Alien { name: String planet: String }
        union CatOrDog = Cat | Dog
        union HumanOrAlien = Human | Alien
        enum DogCommand { SIT DOWN HEEL }
        scalar Weight
        scalar Anything
        input Filter { name: String! limit: Int! = 10 commands: [DogCommand!] nested: Filter choice: Choice any: Anything }
        input Choice @oneOf { name: String limit: Int filter: Filter }
        directive @onField(n: Int!) on FIELD
        directive @once on QUERY | FIELD | VARIABLE_DEFINITION | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @many(n: Int) repeatable on QUERY | FIELD
        type Query {
          dog: Dog
          cat: Cat
          pet: Pet
          human: Human
          catOrDog: CatOrDog
          humanOrAlien: HumanOrAlien
          find(filter: Filter!, choice: Choice): [Pet]
          int(value: Int): Int
          ints(value: [Int!]): Int
          matrix(value: [[Int]]): Int
          float(value: Float): Int
          string(value: String): Int
          boolean(value: Boolean): Int
          id(value: ID): Int
          command(value: DogCommand): Int
          any(value: Anything): Int
          weight(value: Weight): Int
          node(id: ID!): Pet
        }
        type Mutation { rename(id: ID!, name: String!): Pet }
        type Subscription { newPet: Pet newHuman: Human }
        """
}

/// What is wrong with a document, as `line:column message`, in the order of the document.
func faults(
    _ text: String, limits: DocumentLimits = .standard, scalars: ScalarCoercions = [:],
    schema: Schema = PetSchema.schema
) throws -> [String] {
    let document = try Document.parse(text, limits: .none)
    do throws(ValidationErrors) {
        _ = try validate(document, against: schema, limits: limits, scalars: scalars)
        return []
    } catch {
        return error.errors.map { error in
            let place = error.locations.map { "\($0.line):\($0.column)" }.joined(separator: " ")
            return "\(place) \(error.message)"
        }
    }
}

/// A document, and what is wrong with it.
struct Example: Sendable, CustomTestStringConvertible {
    let document: String
    let faults: [String]

    init(_ document: String, _ faults: String...) {
        self.document = document
        self.faults = faults
    }

    var testDescription: String { document }
}
