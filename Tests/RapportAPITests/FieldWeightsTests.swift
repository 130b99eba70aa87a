import GraphQLExecution
import Testing

@testable import RapportAPI

@Suite("The weights of fields")
struct FieldWeightsTests {
    @Test func `every weight is that of a field that there is`() {
        let fields = ResolverTable.rapport().fields
        for (type, weights) in FieldWeights.all {
            for (field, weight) in weights {
                #expect(fields[type]?[field] != nil, "\(type).\(field)")
                #expect(weight > 0)
            }
        }
    }
}
