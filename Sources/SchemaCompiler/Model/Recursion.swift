import GraphQLSchema

extension SchemaModel {
    /// Whether an input's field leads back to the input without a list in between, so that its value needs a box.
    func isRecursive(_ field: InputValueDefinition, of input: Int) -> Bool {
        var seen = Set<Int>()
        var open = directInputs([field])
        while let next = open.popLast() {
            if next == input { return true }
            if seen.insert(next).inserted { open += directInputs(schema.types[next].inputFields) }
        }
        return false
    }

    /// The input types that a value of these fields holds itself. A list holds its elements elsewhere.
    private func directInputs(_ fields: [InputValueDefinition]) -> [Int] {
        fields.filter { !$0.type.isList && schema.type($0.type).kind == .inputObject }.map(\.type.named)
    }
}
