import GraphQLSchema
import Testing

@testable import RapportAPI

/// Documents that are made from the schema: so what is added to it is asked for, too.
struct Selections {
    let schema = TestAPI.schema
    let world: World

    // MARK: Fields

    /// The selection of a field's type: ids of entities, all fields of values, whole connections. Empty for a leaf.
    func selection(of type: TypeReference, depth: Int = 0) throws -> String {
        let type = schema.type(type)
        if type.isLeaf { return "" }
        if type.isAbstract { return type.field(named: "id") == nil && type.kind != .union ? abstract(type) : union }
        if isEntity(type) { return " { id }" }
        try #require(depth < 8, "\(type.name) contains itself")
        let fields = try type.fields.map { field in
            "\(field.name)\(try arguments(field))\(try selection(of: field.type, depth: depth + 1))"
        }
        return " { \(fields.joined(separator: " ")) }"
    }

    private var union: String { " { __typename ... on Node { id } }" }

    private func abstract(_ type: NamedType) -> String { " { __typename }" }

    func isEntity(_ type: NamedType) -> Bool { type.interfaces.contains { schema.types[$0].name == "Node" } }

    /// Whether the field's answer has to be read from elsewhere than the parent's row.
    func isRelation(_ field: FieldDefinition) -> Bool {
        !field.arguments.isEmpty || !schema.type(field.type).isLeaf
    }

    // MARK: Arguments

    /// The arguments that a field cannot do without, in parentheses.
    func arguments(_ field: FieldDefinition, and others: [String] = []) throws -> String {
        let given = Set(others.map { $0.prefix { $0 != ":" } })
        let required = try field.arguments.filter { $0.isRequired && !given.contains(Substring($0.name)) }.map {
            "\($0.name): \(try values(of: $0, in: field.name)[0])"
        }
        let all = required + others
        return all.isEmpty ? "" : "(\(all.joined(separator: ", ")))"
    }

    /// One list of arguments for each value of each argument: every order, every condition of a filter.
    func variants(_ field: FieldDefinition) throws -> [[String]] {
        try field.arguments.flatMap { argument -> [[String]] in
            if ["after", "before"].contains(argument.name) { return [] }
            return try values(of: argument, in: field.name).map { ["\(argument.name): \($0)"] }
        }
    }

    /// Values of an argument or of a field of a filter that the world has answers for.
    func values(of input: InputValueDefinition, in context: String, depth: Int = 0) throws -> [String] {
        if case .list(let element) = input.type.nullable {
            let elements = try values(
                of: InputValueDefinition(name: input.name, type: element), in: context, depth: depth)
            return elements.map { "[\($0)]" }
        }
        let type = schema.type(input.type)
        switch type.kind {
        case .enumeration: return type.enumValues.map(\.name)
        case .inputObject: return try members(type, depth)
        default: return [try scalar(type.name, input.name, in: context)]
        }
    }

    /// The values of an input object: one for each value of each of its fields, with those that it cannot do without.
    private func members(_ type: NamedType, _ depth: Int) throws -> [String] {
        // A condition inside another one need not be every one again.
        guard depth < 3 else { return ["{}"] }
        let required = try type.inputFields.filter(\.isRequired).map {
            (name: $0.name, value: try values(of: $0, in: type.name, depth: depth + 1)[0])
        }
        return try type.inputFields.flatMap { field -> [String] in
            var values = try values(of: field, in: type.name, depth: depth + 1)
            if ["and", "or", "not"].contains(field.name) { values = Array(values.prefix(1)) }
            return values.map { value in
                let others = required.filter { $0.name != field.name }.map { "\($0.name): \($0.value)" }
                return "{\((others + ["\(field.name): \(value)"]).joined(separator: ", "))}"
            }
        }
    }

    private func scalar(_ scalar: String, _ name: String, in context: String) throws -> String {
        switch scalar {
        case "Int": "2"
        case "Boolean": "true"
        case "String": "\"a\""
        case "DateTime": name.hasPrefix("l") || name == "end" ? "\"2027-01-01T00:00:00Z\"" : "\"2026-11-01T00:00:00Z\""
        case "TimeZone": "\"Asia/Kathmandu\""
        case "ID": "\"\(try world.id(Selections.typeOfID(name, in: context)))\""
        default: throw UnknownInput(description: "No value is known for \(context).\(name): \(scalar)")
        }
    }

    /// What an id in an input names, by its name and where it stands.
    static func typeOfID(_ name: String, in context: String) throws -> String {
        switch name {
        case "contactId", "contactIds", "survivorId", "duplicateIds", "interviewerContactId": return "Contact"
        case "jobListingId": return "JobListing"
        case "applicationId": return "JobApplication"
        case "interviewId": return "Interview"
        case "informationalInterviewId": return "InformationalInterview"
        case "jobId": return "ImportJob"
        case "subjectId", "aggregateId": return "Interaction"
        case "eq", "in": return "Contact"
        case "id", "ids": return try typeOfOwnID(in: context)
        default: throw UnknownInput(description: "\(context).\(name) names what?")
        }
    }

    /// `UpdateContactInput.id` and `contact(id:)` are of a Contact, as are `ContactFilter.id` and
    /// `ContactTargetInput.ids`.
    private static func typeOfOwnID(in context: String) throws -> String {
        let types = TestAPI.schema.types.filter { $0.kind == .object }.map(\.name)
            .filter { context.lowercased().contains($0.lowercased()) }
        if let longest = types.filter({ TestAPI.schema.type(named: $0)!.field(named: "id") != nil })
            .max(by: { $0.count < $1.count })
        {
            return longest
        }
        return "Contact"
    }
}

/// The schema has an input that the test does not know how to fill: teach it.
struct UnknownInput: Error, CustomStringConvertible {
    let description: String
}
