import GraphQLSchema

/// A field, argument, input field or enum value: whose it is, and which.
struct SchemaMember {
    enum Owner: Int { case type, field, directive }

    let owner: Owner
    /// The type or directive.
    let outer: Int
    /// The field whose argument it is; 0 for what is no argument of a field.
    let field: Int
    /// Its place among its like.
    let inner: Int

    var number: Int { owner.rawValue << 60 | outer << 40 | field << 20 | inner }

    init(_ owner: Owner, _ outer: Int, field: Int = 0, member inner: Int) {
        self.owner = owner
        self.outer = outer
        self.field = field
        self.inner = inner
    }

    init(number: Int) {
        owner = Owner(rawValue: number >> 60)!  // made by `number` above
        outer = number >> 40 & 0xFFFFF
        field = number >> 20 & 0xFFFFF
        inner = number & 0xFFFFF
    }
}

extension Schema {
    func field(_ member: SchemaMember) -> FieldDefinition { types[member.outer].fields[member.inner] }
    func enumValue(_ member: SchemaMember) -> EnumValueDefinition { types[member.outer].enumValues[member.inner] }

    func inputValue(_ member: SchemaMember) -> InputValueDefinition {
        switch member.owner {
        case .type: types[member.outer].inputFields[member.inner]
        case .field: types[member.outer].fields[member.field].arguments[member.inner]
        case .directive: directives[member.outer].arguments[member.inner]
        }
    }
}
