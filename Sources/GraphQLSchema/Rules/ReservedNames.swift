import GraphQLLanguage

extension TypeRules {
    /// Names that begin with two underscores belong to introspection.
    ///
    /// Spec: 2.1.9 Names, Reserved Names.
    mutating func checkReservedNames() {
        for type in declarations.types {
            check(type.nameSyntax) { $0 }
            for field in type.fields { check(field.name) { "\(type.name).\($0)" } }
            for value in type.values { check(value.name) { "\(type.name).\($0)" } }
        }
        for directive in declarations.directives { check(directive.name) { "@\($0)" } }
        for site in inputValues { check(site.syntax.name) { _ in site.coordinate } }
    }

    private mutating func check(_ name: Name, coordinate: (String) -> String) {
        guard name.bytes.starts(with: "__".utf8) else { return }
        report(.reservedName(coordinate(name.text)), at: name)
    }
}
