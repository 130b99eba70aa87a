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
    func placesOfIDs() throws -> [Place] { try placesOfIDs(in: input.type, [], depth: 0) }

    private func placesOfIDs(in type: TypeReference, _ place: Place, depth: Int) throws -> [Place] {
        let named = schema.type(type)
        if named.name == "ID" { return [place] }
        // Deeper conditions of a filter are conditions again.
        guard named.kind == .inputObject, depth < 3 else { return [] }
        return try named.inputFields.flatMap { field -> [Place] in
            if ["and", "or", "not"].contains(field.name) { return [] }
            return try placesOfIDs(in: field.type, place + [field.name], depth: depth + 1)
        }
    }

    /// The input as a literal.
    ///
    /// - Parameters:
    ///   - other: Whose id is put at a place.
    ///   - place: Nil for all of the world's own.
    func text(putting other: World? = nil, at place: Place? = nil) throws -> String {
        try value(of: input, [], other, place)
    }

    private func value(of field: InputValueDefinition, _ at: Place, _ other: World?, _ place: Place?) throws -> String {
        let type = schema.type(field.type)
        let isList = if case .list = field.type.nullable { true } else { false }
        let one: String
        if let override = Inputs.known[mutation.name + "." + at.joined(separator: ".")], type.kind != .inputObject {
            return try world.text(override)
        } else if type.kind == .inputObject {
            one = try object(type, at, other, place)
        } else if type.name == "ID" {
            one = "\"\(try (at == place ? other ?? world : world).id(typeOfID(at), Inputs.copy(at, mutation.name)))\""
        } else {
            one = try scalar(type, at)
        }
        return isList ? "[\(one)]" : one
    }

    private func object(_ type: NamedType, _ at: Place, _ other: World?, _ place: Place?) throws -> String {
        let leading = place.flatMap { $0.count > at.count && $0.starts(with: at) ? $0[at.count] : nil }
        var fields = type.inputFields.filter { field in
            field.isRequired || field.name == leading
                || Inputs.known[mutation.name + "." + (at + [field.name]).joined(separator: ".")] != nil
        }
        if type.isOneOf { fields = [fields.first { $0.name == leading } ?? type.inputFields[0]] }
        let texts = try fields.map { "\($0.name): \(try value(of: $0, at + [$0.name], other, place))" }
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
        "createContact.allowDuplicate": "true",
    ]
}
