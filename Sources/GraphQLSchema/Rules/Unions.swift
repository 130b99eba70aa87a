import GraphQLLanguage

extension TypeRules {
    /// A union consists of different object types.
    ///
    /// Spec: 3.8 Unions, Type Validation.
    mutating func checkUnions() {
        for (type, declaration) in types where type.kind == .union {
            var seen: Set<Int> = []
            for (index, syntax) in zip(type.possibleTypes, declaration.members) {
                let member = schema.types[index]
                if member.kind != .object {
                    report(.memberNotObject(union: type.name, member: member.name), at: syntax)
                } else if !seen.insert(index).inserted {
                    report(.repeatedMember(union: type.name, member: member.name), at: syntax)
                }
            }
        }
    }
}
