import GraphQLSchema

/// A condition for each member of a list's filter, made from the schema: so one that is added is measured, too.
struct ScaleFilters {
    let schema: Schema
    /// The ids of the records that have most below them, by type.
    let ids: [String: String]

    /// What each condition is called, and the argument that makes it.
    func filters(of list: ScaleList) throws -> [(name: String, argument: String)] {
        guard let argument = list.field.arguments.first(where: { $0.name == "filter" }) else { return [] }
        let members = schema.type(argument.type).inputFields.filter { !["and", "or", "not"].contains($0.name) }
        return try members.flatMap { member in
            try values(of: member).map { ("\(member.name): \($0)", "filter: {\(member.name): \($0)}") }
        }
    }

    /// Conditions that few records meet: these are looked for longest.
    private func values(of member: InputValueDefinition) throws -> [String] {
        let type = schema.type(member.type)
        switch type.name {
        case "Boolean": return ["true", "false"]
        case "String": return [quoted(SampleWords.word(12_000))]
        case "StringFilter": return ["{contains: \(quoted(SampleWords.word(12_000)))}", "{startsWith: \"zz\"}"]
        case "DateTimeFilter": return ["{lt: \"2024-11-05T00:00:00Z\"}"]
        case "TagFilter": return ["{anyOf: [\"tag 3\"]}"]
        case "ID": return [try id(of: member.name)]
        case "IDFilter": return ["{eq: \(try id(of: member.name))}"]
        default:
            let value = try lastValue(of: type)
            if case .list = member.type.nullable { return ["[\(value)]"] }
            return [value]
        }
    }

    private func lastValue(of type: NamedType) throws -> String {
        if let value = type.enumValues.last { return value.name }
        guard let equal = type.inputFields.first(where: { $0.name == "eq" }),
            let value = schema.type(equal.type).enumValues.last
        else { throw ScaleError(description: "Which \(type.name)?") }
        return "{eq: \(value.name)}"
    }

    private func id(of name: String) throws -> String {
        let type =
            switch name {
            case "jobListingId": "JobListing"
            case "applicationId": "JobApplication"
            case "id", "contactId", "interviewerContactId", "aggregateId": "Contact"
            default: throw ScaleError(description: "Whose id is \(name)?")
            }
        guard let id = ids[type] else { throw ScaleError(description: "Where is a \(type)?") }
        return quoted(id)
    }

    private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
