import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLValidation

/// Documents that nobody would write, the same ones in every run.
@Suite("Random documents")
struct RandomDocumentTests {
    @Test(arguments: 0..<20)
    func `sets and pairs of fields agree on what conflicts`(_ seed: UInt64) throws {
        var writer = DocumentWriter(seed: seed)
        var conflicts = 0
        for _ in 0..<100 {
            let text = writer.document()
            let document = try Document.parse(text)
            let outline = DocumentOutline(document)
            var walk = DocumentWalk(
                ValidationContext(
                    document: document, schema: PetSchema.schema, outline: outline, scalars: [:], maximumErrors: 10,
                    hidesSchema: false))
            walk.visitDocument()
            var check = MergeCheck(walk.selections, PetSchema.schema, outline)
            let answer = check.run()
            var search = ConflictSearch(walk.selections, PetSchema.schema, check.signatures)
            search.run()
            #expect((answer == .conflict) == !search.found.isEmpty, "\(text)")
            if answer == .conflict { conflicts += 1 }
        }
        // Both answers occur.
        #expect(conflicts > 5 && conflicts < 95)
    }

    @Test(arguments: 0..<20)
    func `every document is either valid or has errors in order`(_ seed: UInt64) throws {
        var writer = DocumentWriter(seed: seed + 1_000)
        for _ in 0..<100 {
            let document = try Document.parse(writer.document())
            do throws(ValidationErrors) {
                _ = try validate(document, against: PetSchema.schema)
            } catch {
                #expect(!error.errors.isEmpty && error.errors.count <= 101)
                let lines = error.errors.compactMap { $0.locations.first }.map { ($0.line, $0.column) }
                #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
    }

    @Test(arguments: 0..<10)
    func `whatever stands in a document, it is valid or says why not`(_ seed: UInt64) throws {
        var writer = DocumentWriter(seed: seed + 2_000)
        var parsed = 0
        var valid = 0
        for _ in 0..<400 {
            guard let document = try? Document.parse(writer.damagedDocument()) else { continue }
            parsed += 1
            do throws(ValidationErrors) {
                _ = try validate(document, against: PetSchema.schema)
                valid += 1
            } catch {
                #expect(!error.errors.isEmpty && error.errors.allSatisfy { !$0.message.isEmpty })
            }
        }
        // All three occur.
        #expect(parsed < 400 && valid < parsed && valid > 0)
    }
}

/// Writes random selections of pets and people, with few keys, so that many fields meet.
private struct DocumentWriter {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func document() -> String {
        var text = "{ pet \(selections(of: "Pet", 3)) human \(selections(of: "Human", 3)) }"
        for (name, type) in [("F", "Dog"), ("G", "Pet"), ("H", "Human")] {
            text += " fragment \(name) on \(type) \(selections(of: type, 2))"
        }
        return text
    }

    /// Everything that validation looks at, with a few of its words exchanged for others.
    mutating func damagedDocument() -> String {
        var words = DocumentWriter.everything.split(separator: " ").map(String.init)
        let vocabulary = words + DocumentWriter.oddWords
        for _ in 0..<below(5) {
            let place = below(words.count)
            switch below(5) {
            case 0: words.remove(at: place)
            case 1: words.insert(vocabulary[below(vocabulary.count)], at: place)
            default: words[place] = vocabulary[below(vocabulary.count)]
            }
        }
        return words.joined(separator: " ")
    }

    private static let everything = """
        query Q ( $name : String! = "a" , $limit : Int! = 1 , $choice : Choice , $any : Anything , $yes : Boolean! ) @once @many {
        find ( filter : { name : $name , limit : 5 , commands : [ SIT , DOWN ] , nested : { name : "b" } , any : $any } ,
        choice : $choice ) { ... on Dog @include ( if : $yes ) { name ( surname : true ) knows ( command : SIT ) } ...F }
        ints ( value : [ 1 , $limit ] ) matrix ( value : [ [ 1 ] , null ] ) x : int ( value : 1 ) @onField ( n : 1 ) }
        fragment F on Pet { owner { name pets { ...G } } }
        fragment G on Pet { name x : __typename ... on Cat { meowVolume } }
        mutation M { rename ( id : 1 , name : "c" ) { name } }
        subscription S { newPet { name } }
        """

    private static let oddWords = [
        "{ name }", "unknown", "$unknown", "@unknown", "...H", "...Q", "-1.5", "99999999999", "\"\"\"x\"\"\"", "true",
        "Human",
        "DogCommand", "@skip ( if : $limit )", "type T { a : Q }", "extend schema @many", "__schema { types { name } }",
        "fragment G on Human { name }", "{ a : 1 , a : 2 }", "[ ]",
    ]

    private mutating func selections(of type: String, _ depth: Int) -> String {
        let selections = (0...below(2)).map { _ in selection(of: type, depth) }
        return "{ \(selections.joined(separator: " ")) }"
    }

    private mutating func selection(of type: String, _ depth: Int) -> String {
        let key = below(4) == 0 ? ["x", "y", "owner", "name"][below(4)] + ": " : ""
        switch below(depth > 0 ? 6 : 2) {
        case 0: return key + "name"
        case 1:
            return below(6) == 0 ? "...\(["F", "G", "H"][below(3)])" : key + (type == "Human" ? "name" : "__typename")
        case 2: return key + (type == "Human" ? "dog \(selections(of: "Dog", depth - 1))" : "name(surname: true)")
        case 3 where type != "Human":
            let condition = ["Dog", "Cat", "Pet"][below(3)]
            return "... on \(condition) \(selections(of: condition, depth - 1))"
        default:
            return type == "Human"
                ? key + "pets \(selections(of: "Pet", depth - 1))" : key + "owner \(selections(of: "Human", depth - 1))"
        }
    }

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
