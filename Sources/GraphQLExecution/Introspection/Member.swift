/// A field, argument, input field or enum value of a schema, as a number: whose it is, and which.
struct Member {
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
