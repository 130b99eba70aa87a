import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLValidation

/// The work of merging fields, in steps and not in time.
@Suite("Work of field selection merging")
struct MergeCheckTests {
    private func check(_ text: String) throws -> (answer: MergeCheck.Answer, steps: Int) {
        let document = try Document.parse(text, limits: .none)
        let outline = DocumentOutline(document)
        var walk = DocumentWalk(
            ValidationContext(
                document: document, schema: PetSchema.schema, outline: outline, scalars: [:], maximumErrors: 10,
                hidesSchema: false))
        walk.visitDocument()
        var check = MergeCheck(walk.selections, PetSchema.schema, outline)
        return (check.run(), check.steps)
    }

    @Test func `fields with keys of their own take one step each`() throws {
        let fields = (0..<10_000).map { "a\($0): __typename" }.joined(separator: " ")
        #expect(try check("{ \(fields) }") == (.mergeable, 10_000))
    }

    @Test func `ten thousand equal fields take three steps each`() throws {
        #expect(try check("{\(String(repeating: " __typename", count: 10_000))}") == (.mergeable, 30_000))
    }

    @Test func `ten thousand equal fields with subfields and arguments take six steps each`() throws {
        let fields = String(repeating: " node(id: 1) { name }", count: 10_000)
        #expect(try check("{\(fields)}") == (.mergeable, 60_000))
    }

    @Test func `fragments that spread each other twice are looked at once`() throws {
        let chain = (0..<150).map { "fragment F\($0) on Dog { name ...F\($0 + 1) ...F\($0 + 1) }" }
        let document = "{ dog { ...F0 } } \(chain.joined(separator: " ")) fragment F150 on Dog { name }"
        let (answer, steps) = try check(document)
        #expect(answer == .mergeable)
        // One step for `dog`, three for each of 151 names.
        #expect(steps == 454)
    }

    @Test func `nested duplicates are merged level by level`() throws {
        var selection = "name"
        for _ in 0..<6 { selection = "owner { dog { \(selection) } } owner { dog { \(selection) } }" }
        let (answer, steps) = try check("{ dog { \(selection) } }")
        #expect(answer == .mergeable)
        // Three steps for each of 316 fields that have a twin, one for `dog`.
        #expect(steps == 949)
    }

    /// Fragments that make the merged sets of selection sets multiply: which of them are in a set depends on each of
    /// the keys on the way there.
    @Test func `a document that is made to be expensive is refused`() throws {
        let levels = 18
        func spreads(_ level: Int, _ age: Int) -> String { level < levels ? "...Q\(level)_\(age)" : "name" }
        var document = "{ __type(name: \"X\") { ...P0 } }"
        for level in 0..<levels {
            let next = level + 1 < levels ? "...P\(level + 1)" : "name"
            document += " fragment P\(level) on __Type { a: ofType { \(next) \(spreads(level + 1, 1)) }"
            document += " b: ofType { \(next) } }"
            for age in 1..<max(level + 1, 2) where level > 0 {
                let older = spreads(level + 1, age + 1)
                document += " fragment Q\(level)_\(age) on __Type { a: ofType { \(older) } b: ofType { \(older) } }"
            }
        }
        #expect(try check(document).answer == .tooManySteps)
        #expect(
            try faults(document, limits: .none) == [
                " The fields of the document overlap in too many ways to compare them all."
            ])
    }

    @Test func `conflicts are searched for with bounded work too`() throws {
        let fields = (0..<5_000).map { "x: node(id: \($0)) { name }" }.joined(separator: " ")
        #expect(try faults("{ \(fields) }", limits: .none).count == 1_000)
        let subfields = (0..<1_000).map { "x: y\($0)" }.joined(separator: " ")
        let errors = try faults("{ a: dog { \(subfields) } a: dog { \(subfields) } }", limits: .none)
        #expect(errors.allSatisfy { $0.utf8.count < 100_000 })
    }
}
