extension Schema {
    /// What has changed since another version, the worst first, and else in the order of the types.
    ///
    /// What the specification defines is the same in all schemas and not compared; nor are descriptions.
    public func changes(since old: Schema) -> [SchemaChange] {
        var comparison = SchemaComparison(old: old, new: self)
        comparison.compare()
        // Stable: what is equally bad stays in its order.
        return comparison.changes.enumerated()
            .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
    }
}

/// Finds what has changed between two schemas. Things are the same when they have the same name.
struct SchemaComparison {
    let old: Schema
    let new: Schema
    private(set) var changes: [SchemaChange] = []

    init(old: Schema, new: Schema) {
        self.old = old
        self.new = new
    }

    mutating func compare() {
        for type in old.types where !type.isBuiltIn {
            guard let other = new.type(named: type.name) else {
                note(.typeRemoved, "\(type.name) was removed.")
                continue
            }
            compare(type, other)
        }
        for type in new.types where !type.isBuiltIn && old.type(named: type.name) == nil {
            note(.typeAdded, "\(type.name) was added.")
        }
        compareDirectives()
    }

    mutating func note(_ kind: SchemaChange.Kind, _ message: String) {
        changes.append(SchemaChange(kind: kind, message: message))
    }

    /// Notes that something is deprecated now, or no longer.
    mutating func noteDeprecation(_ coordinate: String, _ old: String?, _ new: String?) {
        switch (old, new) {
        case (nil, let reason?): note(.deprecated, "\(coordinate) is deprecated: \(reason)")
        case (.some, nil): note(.deprecationRemoved, "\(coordinate) is no longer deprecated.")
        default: break
        }
    }

    // MARK: Types

    private mutating func compare(_ type: NamedType, _ other: NamedType) {
        guard type.kind == other.kind else {
            return note(
                .typeChangedKind,
                "\(type.name) changed from \(type.kind.inWords) to \(other.kind.inWords).")
        }
        switch type.kind {
        case .scalar: break
        case .object, .interface:
            compareInterfaces(type, other)
            compareFields(type, other)
        case .union: compareMembers(type, other)
        case .enumeration: compareValues(type, other)
        case .inputObject: compareInputFields(type, other)
        }
    }

    private mutating func compareInterfaces(_ type: NamedType, _ other: NamedType) {
        let (gone, new) = difference(type.interfaces, other.interfaces)
        for name in gone { note(.implementedInterfaceRemoved, "\(type.name) no longer implements \(name).") }
        for name in new { note(.implementedInterfaceAdded, "\(type.name) implements \(name) now.") }
    }

    private mutating func compareMembers(_ type: NamedType, _ other: NamedType) {
        let (gone, new) = difference(type.possibleTypes, other.possibleTypes)
        for name in gone { note(.typeRemovedFromUnion, "\(name) was removed from \(type.name).") }
        for name in new { note(.typeAddedToUnion, "\(name) was added to \(type.name).") }
    }

    /// The names of types that only one of two lists has: one of the old schema's, and one of the new one's.
    private func difference(_ before: [Int], _ after: [Int]) -> (gone: [String], new: [String]) {
        let (before, after) = (before.map { old.types[$0].name }, after.map { new.types[$0].name })
        return (before.filter { !after.contains($0) }, after.filter { !before.contains($0) })
    }

    private mutating func compareValues(_ type: NamedType, _ other: NamedType) {
        for value in type.enumValues {
            guard let same = other.enumValues.first(where: { $0.name == value.name }) else {
                note(.valueRemovedFromEnum, "\(type.name).\(value.name) was removed.")
                continue
            }
            noteDeprecation("\(type.name).\(value.name)", value.deprecationReason, same.deprecationReason)
        }
        for value in other.enumValues where !type.enumValues.contains(where: { $0.name == value.name }) {
            note(.valueAddedToEnum, "\(type.name).\(value.name) was added.")
        }
    }

    // MARK: Fields

    private mutating func compareFields(_ type: NamedType, _ other: NamedType) {
        for field in type.fields {
            let coordinate = "\(type.name).\(field.name)"
            guard let same = other.field(named: field.name) else {
                note(.fieldRemoved, "\(coordinate) was removed.")
                continue
            }
            compareArguments(coordinate, field.arguments, same.arguments)
            let (before, after) = (old.text(of: field.type), new.text(of: same.type))
            if before != after {
                note(
                    isSafeOutput(field.type, same.type) ? .fieldTypeNarrowed : .fieldChangedKind,
                    "\(coordinate) changed from \(before) to \(after).")
            }
            noteDeprecation(coordinate, field.deprecationReason, same.deprecationReason)
        }
        for field in other.fields where type.field(named: field.name) == nil {
            note(.fieldAdded, "\(type.name).\(field.name) was added.")
        }
    }

    private mutating func compareArguments(
        _ owner: String, _ before: [InputValueDefinition], _ after: [InputValueDefinition]
    ) {
        for argument in before {
            let coordinate = "\(owner)(\(argument.name):)"
            guard let same = after.first(where: { $0.name == argument.name }) else {
                note(.argumentRemoved, "\(coordinate) was removed.")
                continue
            }
            compareInput(coordinate, argument, same, changed: .argumentChangedKind)
            compareDefault(coordinate, argument, same)
        }
        for argument in after where !before.contains(where: { $0.name == argument.name }) {
            note(
                argument.isRequired ? .requiredArgumentAdded : .optionalArgumentAdded,
                "\(owner)(\(argument.name):) was added, \(argument.isRequired ? "and is required" : "optional").")
        }
    }

    private mutating func compareInputFields(_ type: NamedType, _ other: NamedType) {
        if other.isOneOf, !type.isOneOf { note(.oneOfAdded, "\(type.name) takes exactly one of its fields now.") }
        for field in type.inputFields {
            let coordinate = "\(type.name).\(field.name)"
            guard let same = other.inputFields.first(where: { $0.name == field.name }) else {
                note(.fieldRemoved, "\(coordinate) was removed.")
                continue
            }
            compareInput(coordinate, field, same, changed: .fieldChangedKind)
        }
        for field in other.inputFields where !type.inputFields.contains(where: { $0.name == field.name }) {
            note(
                field.isRequired ? .requiredInputFieldAdded : .optionalInputFieldAdded,
                "\(type.name).\(field.name) was added, \(field.isRequired ? "and is required" : "optional").")
        }
    }

    private mutating func compareInput(
        _ coordinate: String, _ before: InputValueDefinition, _ after: InputValueDefinition,
        changed kind: SchemaChange.Kind
    ) {
        let (was, now) = (old.text(of: before.type), new.text(of: after.type))
        if was != now {
            note(
                isSafeInput(before.type, after.type) ? .argumentTypeWidened : kind,
                "\(coordinate) changed from \(was) to \(now).")
        }
        noteDeprecation(coordinate, before.deprecationReason, after.deprecationReason)
    }

    /// What a field does without the argument may be something else now.
    private mutating func compareDefault(
        _ coordinate: String, _ before: InputValueDefinition, _ after: InputValueDefinition
    ) {
        guard isSafeInput(before.type, after.type), let was = before.defaultValue?.text else { return }
        guard let now = after.defaultValue?.text else {
            return note(.argumentDefaultValueChange, "\(coordinate) has no default any more; it was \(was).")
        }
        if was != now {
            note(.argumentDefaultValueChange, "\(coordinate) changed its default from \(was) to \(now).")
        }
    }

    // MARK: Types of values

    /// Whether whoever read values of the one type can read those of the other: they may be null less often.
    private func isSafeOutput(_ before: TypeReference, _ after: TypeReference) -> Bool {
        switch (before, after) {
        case (.nonNull(let inner), .nonNull(let other)): isSafeOutput(inner, other)
        case (.nonNull, _): false
        case (_, .nonNull(let other)): isSafeOutput(before, other)
        case (.list(let inner), .list(let other)): isSafeOutput(inner, other)
        case (.named(let index), .named(let other)): old.types[index].name == new.types[other].name
        default: false
        }
    }

    /// Whether whatever was given as the one type can be given as the other: it may be null more often.
    private func isSafeInput(_ before: TypeReference, _ after: TypeReference) -> Bool {
        switch (before, after) {
        case (.nonNull(let inner), .nonNull(let other)): isSafeInput(inner, other)
        case (.nonNull(let inner), _): isSafeInput(inner, after)
        case (.list(let inner), .list(let other)): isSafeInput(inner, other)
        case (.named(let index), .named(let other)): old.types[index].name == new.types[other].name
        default: false
        }
    }

    // MARK: Directives

    private mutating func compareDirectives() {
        for directive in old.directives where !directive.isBuiltIn {
            guard let other = new.directive(named: directive.name) else {
                note(.directiveRemoved, "@\(directive.name) was removed.")
                continue
            }
            compare(directive, other)
        }
        for directive in new.directives where !directive.isBuiltIn && old.directive(named: directive.name) == nil {
            note(.directiveAdded, "@\(directive.name) was added.")
        }
    }

    private mutating func compare(_ directive: DirectiveDefinition, _ other: DirectiveDefinition) {
        let name = "@\(directive.name)"
        for argument in directive.arguments where !other.arguments.contains(where: { $0.name == argument.name }) {
            note(.directiveArgumentRemoved, "\(name)(\(argument.name):) was removed.")
        }
        for argument in other.arguments
        where argument.isRequired && !directive.arguments.contains(where: { $0.name == argument.name }) {
            note(.requiredDirectiveArgumentAdded, "\(name)(\(argument.name):) was added, and is required.")
        }
        if directive.isRepeatable, !other.isRepeatable {
            note(.directiveRepeatableRemoved, "\(name) can no longer be repeated.")
        }
        for location in directive.locations where !other.locations.contains(location) {
            note(.directiveLocationRemoved, "\(name) can no longer stand at \(location).")
        }
    }
}

extension NamedType.Kind {
    fileprivate var inWords: String {
        switch self {
        case .scalar: "a scalar"
        case .object: "an object type"
        case .interface: "an interface"
        case .union: "a union"
        case .enumeration: "an enum"
        case .inputObject: "an input object type"
        }
    }
}
