import GraphQLLanguage
import GraphQLValidation
import Testing

@Suite("Validated documents")
struct ValidatedDocumentTests {
    private func validated(_ text: String) throws -> ValidatedDocument {
        try validate(Document.parse(text), against: PetSchema.schema)
    }

    @Test func `the only operation needs no name`() throws {
        let document = try validated("query A { dog { name } }")
        #expect(try document.operation(named: nil).get() == document.operations[0])
        #expect(try document.operation(named: "A").get() == document.operations[0])
    }

    @Test func `one of several operations is named`() throws {
        let document = try validated("query A { dog { name } } query B { cat { name } }")
        #expect(try document.operation(named: "B").get() == document.operations[1])
        #expect(
            document.operation(named: nil)
                == .failure(
                    RequestError(
                        message: "The document has several operations; the request must name one of them.",
                        code: .operationResolutionFailure)))
    }

    @Test func `an unknown operation is an error`() throws {
        let document = try validated("{ dog { name } }")
        #expect(
            document.operation(named: "C")
                == .failure(
                    RequestError(message: "Unknown operation named \"C\".", code: .operationResolutionFailure)))
    }

    @Test func `fragments are found by name`() throws {
        let document = try validated("{ dog { ...F ...G } } fragment F on Dog { name } fragment G on Dog { nickname }")
        #expect(document.fragments["G"]?.typeCondition.name.text == "Dog")
        #expect(document.fragments.count == 2)
    }
}
