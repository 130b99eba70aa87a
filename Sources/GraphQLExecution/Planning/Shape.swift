import GraphQLSchema

/// The lists and non-nulls around a field's named type.
///
/// A number and some bits, because the serialiser asks for the shape of every list it writes: as an enumeration of
/// boxes it was counted up and down 1,100 times for 50 contacts with 10 interactions each.
///
/// Spec: 6.4.3 Value Completion.
struct Shape: Hashable, Sendable {
    /// Lists around the named type.
    private let lists: UInt8
    /// What must not be null: the first bit is the value itself, the next one the elements of its list, and so on.
    private let nonNulls: UInt64
    /// Whether the named type inside is an object, interface or union.
    let isOfObjects: Bool

    var isNonNull: Bool { nonNulls & 1 != 0 }

    /// The shape of a list's elements, nil if it is no list.
    var element: Shape? {
        lists == 0 ? nil : Shape(lists: lists - 1, nonNulls: nonNulls >> 1, isOfObjects: isOfObjects)
    }

    var isList: Bool { lists > 0 }

    private init(lists: UInt8, nonNulls: UInt64, isOfObjects: Bool) {
        self.lists = lists
        self.nonNulls = nonNulls
        self.isOfObjects = isOfObjects
    }

    init(_ type: TypeReference, isComposite: Bool) {
        switch type {
        case .named: self.init(lists: 0, nonNulls: 0, isOfObjects: isComposite)
        case .list(let inner):
            let element = Shape(inner, isComposite: isComposite)
            precondition(element.lists < 63, "no type of a schema has lists that deep")
            self.init(lists: element.lists + 1, nonNulls: element.nonNulls << 1, isOfObjects: isComposite)
        case .nonNull(let inner):
            let nullable = Shape(inner, isComposite: isComposite)
            self.init(lists: nullable.lists, nonNulls: nullable.nonNulls | 1, isOfObjects: isComposite)
        }
    }
}
