import GraphQLLanguage

extension DocumentRules {
    /// What is extended is defined in the same document, as the same kind of type.
    ///
    /// Spec: 3.5.6 Scalar Extensions, and "Type Validation" of the extensions of the other kinds.
    mutating func checkExtensions() {
        for definition in declarations.strayExtensions {
            guard let name = definition.name else { continue }
            let isDefined = declarations.typeIndexes[name.text] != nil
            report(isDefined ? .extensionOfOtherKind(name.text) : .extensionOfUndefinedType(name.text), at: name)
        }
    }
}
