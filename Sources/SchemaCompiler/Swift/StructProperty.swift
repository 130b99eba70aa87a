/// A stored property of a generated struct.
struct StructProperty {
    var name: String
    var documentation: String?
    var type: String
    /// The default of the memberwise initialiser's parameter.
    var `default`: String?
    /// Whether it is stored behind a reference, because the struct contains itself through it.
    var isBoxed = false

    fileprivate var boxName: String { "boxed" + SwiftNames.capitalized(name) }
}

extension SwiftText {
    /// A struct with a memberwise initialiser.
    mutating func structure(
        _ name: String, _ description: String?, conforming to: String, _ properties: [StructProperty],
        _ more: (inout SwiftText) -> Void = { _ in }
    ) {
        line()
        documentation(description)
        block("public struct \(name): \(to)") { swift in
            for property in properties { swift.property(property) }
            if !properties.isEmpty { swift.line() }
            swift.initializer(properties)
            more(&swift)
        }
    }

    private mutating func property(_ property: StructProperty) {
        let name = SwiftNames.identifier(property.name)
        documentation(property.documentation)
        guard property.isBoxed else { return line("public var \(name): \(property.type)") }
        block("public var \(name): \(property.type)") { swift in
            swift.line("get { \(property.boxName).value }")
            swift.line("set { \(property.boxName) = Indirect(newValue) }")
        }
        line("private var \(property.boxName): Indirect<\(property.type)>")
    }

    private mutating func initializer(_ properties: [StructProperty]) {
        guard !properties.isEmpty else { return line("public init() {}") }
        line("public init(")
        indented { swift in
            for (index, property) in properties.enumerated() {
                let value = property.default.map { " = " + $0 } ?? ""
                let comma = index == properties.count - 1 ? "" : ","
                swift.line("\(SwiftNames.identifier(property.name)): \(property.type)\(value)\(comma)")
            }
        }
        block(")") { swift in
            for property in properties {
                let name = SwiftNames.identifier(property.name)
                swift.line(property.isBoxed ? "\(property.boxName) = Indirect(\(name))" : "self.\(name) = \(name)")
            }
        }
    }
}
