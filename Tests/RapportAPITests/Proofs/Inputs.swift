import GraphQLSchema
import Testing

@testable import RapportAPI

/// An input of a mutation that would do well, made from the schema and of a world's own ids.
struct Inputs {
    private let mutation: FieldDefinition
    private let world: World
    private let schema = TestAPI.schema

    init(of mutation: FieldDefinition, world: World) {
        self.mutation = mutation
        self.world = world
    }

    /// A place in the input: the names of the fields that lead there.
    typealias Place = [String]

    private var input: InputValueDefinition { mutation.arguments[0] }

    /// Every place that takes an id.
    func placesOfIDs() -> [Place] { leaves().filter { schema.type($0.field.type).name == "ID" }.map(\.place) }

    /// A field of the input that has no fields of its own.
    struct Leaf {
        let place: Place
        /// Where a user error is told; in lists of the first element.
        let path: [String]
        let field: InputValueDefinition
    }

    /// Every field of the input that has no fields of its own.
    func leaves() -> [Leaf] { leaves(below: input, place: [], path: ["input"]) }

    private func leaves(below field: InputValueDefinition, place: Place, path: [String]) -> [Leaf] {
        let type = schema.type(field.type)
        guard type.kind == .inputObject else { return [Leaf(place: place, path: path, field: field)] }
        // Deeper conditions of a filter are conditions again.
        guard place.count < 3 else { return [] }
        return type.inputFields.filter { !["and", "or", "not"].contains($0.name) }.flatMap {
            leaves(below: $0, place: place + [$0.name], path: path + (field.isList ? ["0"] : []) + [$0.name])
        }
    }

    /// The input as a literal: with all of the world's own, or with an id of another one's at a place.
    func text(putting other: World, at place: Place) throws -> String {
        try text([place: "\"\(other.id(typeOfID(place), Inputs.copy(place, mutation.name)))\""])
    }

    /// The input as a literal.
    ///
    /// - Parameter others: What stands at some places; the elements, where there is a list.
    func text(_ others: [Place: String] = [:]) throws -> String { try value(of: input, [], others) }

    private func value(of field: InputValueDefinition, _ at: Place, _ others: [Place: String]) throws -> String {
        let type = schema.type(field.type)
        let one: String
        if let other = others[at] {
            one = other
        } else if let known = Inputs.known[mutation.name + "." + at.joined(separator: ".")], type.kind != .inputObject {
            return try world.text(known)
        } else if type.kind == .inputObject {
            one = try object(type, at, others)
        } else if type.name == "ID" {
            one = "\"\(try world.id(typeOfID(at), Inputs.copy(at, mutation.name)))\""
        } else {
            one = try scalar(type, at)
        }
        return field.isList && one != "null" ? "[\(one)]" : one
    }

    private func object(_ type: NamedType, _ at: Place, _ others: [Place: String]) throws -> String {
        let leading = Set(others.keys.filter { $0.count > at.count && $0.starts(with: at) }.map { $0[at.count] })
        var fields = type.inputFields.filter { field in
            field.isRequired || leading.contains(field.name)
                || Inputs.known[mutation.name + "." + (at + [field.name]).joined(separator: ".")] != nil
        }
        if type.isOneOf { fields = [fields.first { leading.contains($0.name) } ?? type.inputFields[0]] }
        let texts = try fields.map { "\($0.name): \(try value(of: $0, at + [$0.name], others))" }
        return "{\(texts.joined(separator: ", "))}"
    }

    private func typeOfID(_ at: Place) throws -> String {
        let context = schema.type(input.type).name
        // An id inside another input names what that input stands for.
        if at.last == "id", at.count > 1 { return try Selections.typeOfID("id", in: at[at.count - 2]) }
        if at.last == "eq" || at.last == "in" { return try Selections.typeOfID(at[at.count - 2], in: context) }
        return try Selections.typeOfID(at.last!, in: context)
    }

    /// Whom a merge folds in is another one than the survivor; people are thanked after the second of two interviews,
    /// which has taken place.
    private static func copy(_ at: Place, _ mutation: String) -> Int {
        at.last == "duplicateIds" || mutation == "recordThankYou" ? 1 : 0
    }

    private func scalar(_ type: NamedType, _ at: Place) throws -> String {
        if type.kind == .enumeration { return type.enumValues[0].name }
        return switch type.name {
        case "String": "\"Text\""
        case "Int": "30"
        case "Boolean": "true"
        case "TimeZone": "\"Europe/Berlin\""
        default: throw UnknownInput(description: "\(mutation.name): no value is known for \(at): \(type.name)")
        }
    }

    /// What a mutation needs beside what its types say: times that lie in the past or the future, and the like. With
    /// the signs of `World.steps`.
    static let known: [String: String] = [
        "logInteraction.occurredAt": "%-10",
        "bulkLogInteractions.interaction.occurredAt": "%-10",
        "rescheduleInformationalInterview.newScheduledAt": "%+600",
        "completeInformationalInterview.conductedAt": "%-10",
        "scheduleMeeting.scheduledAt": "%+600",
        "rescheduleMeeting.newScheduledAt": "%+600",
        "completeMeeting.heldAt": "%-10",
        "scheduleInterview.scheduledAt": "%+600",
        "rescheduleInterview.newDateTime": "%+900",
        "deleteJobApplication.deleteInterviews": "true",
        "renameTag.name": ##""a""##,
        "deleteTag.name": ##""a""##,
        "importContacts.source.linkedInConnectionsCsv":
            ##""First Name,Last Name,Email Address,Company,Position,Connected On\nCleo,Klein,,,,\n""##,
        "createContact.allowDuplicate": "true",
    ]
}

extension InputValueDefinition {
    var isList: Bool { if case .list = type.nullable { true } else { false } }
}
