import GraphQLSchema
import RapportTypes
import Testing

@testable import RapportAPI

@Suite("Scalars of the API")
struct ScalarDecodingTests {
    @Test func `a value of another kind is shown as it was written, and cut`() throws {
        let coercion = ScalarCoercion.checking(DateTime.self)
        let list = InputValue.list(Array(repeating: .int(1), count: 30_000))
        #expect(throws: CoercionError(message: "Expected a string, found 5.")) { try coercion.coerce(.int(5)) }
        #expect {
            try coercion.coerce(list)
        } throws: {
            let message = ($0 as? CoercionError)?.message ?? ""
            return message.hasPrefix("Expected a string, found [1, 1, ") && message.count < 150
        }
    }
}
