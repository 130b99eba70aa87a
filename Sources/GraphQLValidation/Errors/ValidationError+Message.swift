import GraphQLLanguage

/// Every error in words, in one place.
extension ValidationError {
    public var message: String {
        switch reason {
        case .overLimit(let limit, let maximum, let value): Self.message(limit, maximum, value)
        case .tooManyErrors(let maximum): "There are more than \(maximum) errors; validation stopped."

        case .notExecutable(let definition?): "The definition of \"\(definition)\" is not executable."
        case .notExecutable(nil): "A schema definition is not executable."

        case .operationTypeMissing(let type): "The schema has no \(type.rawValue) operations."
        case .duplicateOperation(let name): "There can be only one operation named \"\(name)\"."
        case .anonymousOperationNotAlone: "An operation without a name must be the only operation of the document."
        case .subscriptionRootFields(let operation):
            "\(Self.subscription(operation)) must select exactly one top level field."
        case .subscriptionRootCondition(let operation):
            "\(Self.subscription(operation)) must not use `@skip` or `@include` in its top level selection."
        case .subscriptionRootIntrospection(let operation):
            "\(Self.subscription(operation)) must not select an introspection field at its top level."

        case .introspectionClosed(let name): "\"\(name)\" cannot be queried: introspection is turned off here."
        case .unknownField(let name, let type, let fragmentTypes, let suggestions):
            "Cannot query field \"\(name)\" on type \"\(type)\"."
                + (fragmentTypes.isEmpty
                    ? didYouMean(suggestions) : didYouMean(fragmentTypes, "to use an inline fragment on "))
        case .fieldsConflict(let conflict):
            "Fields \(Self.words(for: conflict))."
                + " Use different aliases on the fields to fetch both if this was intentional."
        case .selectionOnLeaf(let field, let type):
            "Field \"\(field)\" must not have a selection since type \"\(type)\" has no subfields."
        case .selectionMissing(let field, let type, let isSuggested):
            "Field \"\(field)\" of type \"\(type)\" must have a selection of subfields."
                + (isSuggested ? " Did you mean \"\(field) { ... }\"?" : "")

        case .unknownArgument(let name, let owner, let suggestions):
            "Unknown argument \"\(name)\" on \(Self.words(for: owner)).\(didYouMean(suggestions))"
        case .duplicateArgument(let name): "There can be only one argument named \"\(name)\"."
        case .missingArgument(let name, let type, let owner):
            "Argument \"\(name)\" of type \"\(type)\" is required on \(Self.words(for: owner)), but it was not provided."

        case .duplicateFragment(let name): "There can be only one fragment named \"\(name)\"."
        case .unknownType(let name, let suggestions): "Unknown type \"\(name)\".\(didYouMean(suggestions))"
        case .fragmentOnNonComposite(let fragment, let type):
            "\(Self.fragment(fragment)) cannot condition on non composite type \"\(type)\"."
        case .unusedFragment(let name): "Fragment \"\(name)\" is never used."
        case .unknownFragment(let name): "Unknown fragment \"\(name)\"."
        case .fragmentCycle(let name, let via):
            "Cannot spread fragment \"\(name)\" within itself"
                + (via.isEmpty ? "." : " via \(via.map { "\"\($0)\"" }.joined(separator: ", ")).")
        case .impossibleSpread(let fragment, let type, let parentType):
            "\(Self.fragment(fragment)) cannot be spread here as objects of type \"\(parentType)\""
                + " can never be of type \"\(type)\"."

        case .invalidValue(let type, let found): "Expected value of type \"\(type)\", found \(found)."
        case .compositeForLeaf(let type, let found, let place):
            "Expected value of type \"\(type)\", found \(found) in line \(place.line), column \(place.column)."
        case .integerOutOfRange(let found): "Int cannot represent an integer of more than 32 bits: \(found)"
        case .unknownEnumValue(let type, let found, let suggestions):
            "Value \(found) does not exist in \"\(type)\" enum."
                + didYouMean(suggestions, "the enum value ")
        case .refusedByScalar(let type, let found, let message):
            "Expected value of type \"\(type)\", found \(found); \(message)"
        case .unknownInputField(let name, let type, let suggestions):
            "Field \"\(name)\" is not defined by type \"\(type)\".\(didYouMean(suggestions))"
        case .duplicateInputField(let name): "There can be only one input field named \"\(name)\"."
        case .missingInputField(let name, let type, let fieldType):
            "Field \"\(type).\(name)\" of required type \"\(fieldType)\" was not provided."
        case .oneOfCount(let type): "OneOf Input Object \"\(type)\" must specify exactly one key."
        case .oneOfNull(let type, let field): "Field \"\(type).\(field)\" must be non-null."

        case .unknownDirective(let name, let suggestions): "Unknown directive \"@\(name)\".\(didYouMean(suggestions))"
        case .misplacedDirective(let name, let location):
            "Directive \"@\(name)\" may not be used on \(location.rawValue)."
        case .repeatedDirective(let name): "The directive \"@\(name)\" can only be used once at this location."

        case .duplicateVariable(let name): "There can be only one variable named \"$\(name)\"."
        case .variableOfOutputType(let name, let type):
            "Variable \"$\(name)\" cannot be of type \"\(type)\", which is not an input type."
        case .undefinedVariable(let name, let operation):
            "Variable \"$\(name)\" is not defined\(operation.map { " by operation \"\($0)\"" } ?? "")."
        case .unusedVariable(let name, let operation):
            "Variable \"$\(name)\" is never used\(operation.map { " in operation \"\($0)\"" } ?? "")."
        case .variableInWrongPosition(let name, let type, let expected):
            "Variable \"$\(name)\" of type \"\(type)\" used in position expecting type \"\(expected)\"."
        case .nullableVariableInOneOf(let name, let type, let oneOf):
            "Variable \"$\(name)\" is of type \"\(type)\" but must be non-nullable to be used for"
                + " OneOf Input Object \"\(oneOf)\"."
        }
    }

    private static func message(_ limit: Limit, _ maximum: Int, _ value: Int) -> String {
        switch limit {
        case .operations: "The document has \(value) operations; at most \(maximum) are allowed."
        case .fragments: "The document has \(value) fragments; at most \(maximum) are allowed."
        case .variables: "The operation has \(value) variables; at most \(maximum) are allowed."
        case .directives: "There are \(value) directives at one location; at most \(maximum) are allowed."
        case .depth: "Fields are nested \(value) levels deep; at most \(maximum) are allowed."
        case .fields:
            "The operation selects \(value) fields, with those of fragments; at most \(maximum) are allowed."
        case .aliases: "One field is selected \(value) times under an alias; at most \(maximum) are allowed."
        case .nesting: "Selections are nested more than \(maximum) levels deep, with those of fragments."
        case .comparisons: "The fields of the document overlap in too many ways to compare them all."
        }
    }

    private static func subscription(_ name: String?) -> String {
        name.map { "Subscription \"\($0)\"" } ?? "An anonymous subscription"
    }

    private static func fragment(_ name: String?) -> String { name.map { "Fragment \"\($0)\"" } ?? "Fragment" }

    private static func words(for owner: ArgumentOwner) -> String {
        switch owner {
        case .field(let name, let type): "field \"\(type).\(name)\""
        case .directive(let name): "directive \"@\(name)\""
        }
    }

    private static func words(for conflict: FieldConflict) -> String {
        "\"\(conflict.responseKey)\" conflict because \(words(for: conflict.reason))"
    }

    private static func words(for reason: FieldConflict.Reason) -> String {
        switch reason {
        case .differentFields(let one, let other): "\"\(one)\" and \"\(other)\" are different fields"
        case .differentArguments: "they have differing arguments"
        case .differentTypes(let one, let other): "they return conflicting types \"\(one)\" and \"\(other)\""
        case .subfields(let conflicts):
            conflicts.map { "subfields \(words(for: $0))" }.joined(separator: " and ")
        }
    }
}

/// ` Did you mean the enum value "A", "B", or "C"?`, or nothing.
private func didYouMean(_ names: [String], _ what: String = "") -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard let last = quoted.last else { return "" }
    let list =
        switch quoted.count {
        case 1: last
        case 2: "\(quoted[0]) or \(last)"
        default: quoted.dropLast().joined(separator: ", ") + ", or " + last
        }
    return " Did you mean \(what)\(list)?"
}
