import GraphQLSchema

extension SchemaModel {
    /// What has to be written by hand for each row type and each group, as protocols that the compiler checks.
    func resolverProtocolFile() -> String {
        var swift = SwiftText(imports: ["Batches", "GraphQLExecution", "GraphQLSchema", "RapportTypes"])
        for (index, type) in resolvedTypes { resolverProtocol(&swift, type, roles[index]) }
        for group in groups {
            if !group.queries.isEmpty { queryProtocol(&swift, group) }
            if !group.mutations.isEmpty { mutationProtocol(&swift, group) }
            if !group.subscriptions.isEmpty { subscriptionProtocol(&swift, group) }
        }
        return swift.text
    }

    // MARK: Rows and values

    private func resolverProtocol(_ swift: inout SwiftText, _ type: NamedType, _ role: Role) {
        let batch = SwiftNames.qualified(type.name)
        swift.line()
        swift.documentation(type.description)
        swift.block("protocol \(type.name)Resolvers: SendableMetatype") { swift in
            for field in type.fields { requirement(&swift, field, of: type, role) }
            if role == .entity {
                swift.line("/// One row for each id that exists and is the viewer's, in any order.")
                swift.line("static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws")
                swift.line("    -> Batch<\(batch)>")
            }
        }
        let functions = functions(of: type, role)
        guard role.hasColumns, !functions.isEmpty else { return }
        swift.line()
        swift.block("extension \(type.name)Resolvers") { swift in
            for field in functions { swift.line("static var \(needsName(field)): [NeededColumn] { [] }") }
        }
    }

    private func requirement(
        _ swift: inout SwiftText, _ field: FieldDefinition, of type: NamedType, _ role: Role
    ) {
        let name = SwiftNames.identifier(field.name)
        switch answer(to: field, of: role) {
        case .id, .property, .page: return
        case .leaf, .reference:
            swift.documentation(field.description)
            swift.line("static var \(name): Leaf<\(leafType(field.type))> { get }")
        case .embedded:
            // What is non-null is in every row.
            guard !field.type.isNonNull else { return }
            swift.documentation(field.description)
            swift.line("static var \(name): Embedded<\(columnType(.nonNull(field.type)))> { get }")
        case .function:
            swift.documentation(field.description)
            function(&swift, field, "of parents: Batch<\(SwiftNames.qualified(type.name))>", of: type)
            guard role.hasColumns else { return }
            swift.line("/// The columns that `\(field.name)` reads of its parents, besides their ids.")
            swift.line("static var \(needsName(field)): [NeededColumn] { get }")
        }
    }

    func needsName(_ field: FieldDefinition) -> String { "\(field.name)Needs" }

    /// A function that answers for all parents at once.
    private func function(
        _ swift: inout SwiftText, _ field: FieldDefinition, _ parents: String, of type: NamedType
    ) {
        let arguments = field.arguments.isEmpty ? "" : ", _ arguments: \(argumentsType(field, of: type))"
        swift.line("static func \(SwiftNames.identifier(field.name))(")
        swift.line("    \(parents)\(arguments), _ columns: ColumnSet, in context: RequestContext")
        swift.line(") throws -> Column<\(columnType(field.type))>")
    }

    /// The struct that a field's function is given: its arguments, or its only one, the input.
    func argumentsType(_ field: FieldDefinition, of type: NamedType) -> String {
        soleInput(of: field) ?? argumentsName(field, of: type)
    }

    // MARK: Groups

    private func queryProtocol(_ swift: inout SwiftText, _ group: Group) {
        let root = schema.types[schema.queryType]
        swift.line()
        swift.line("/// The queries of the part `\(group.name)`.")
        swift.block("protocol \(group.name)QueryResolvers: SendableMetatype") { swift in
            for field in group.queries {
                swift.documentation(field.description)
                function(&swift, field, "of root: Batch<\(root.name)>", of: root)
            }
        }
    }

    private func mutationProtocol(_ swift: inout SwiftText, _ group: Group) {
        guard let index = schema.mutationType else { return }
        swift.line()
        swift.line("/// The mutations of the part `\(group.name)`.")
        swift.block("protocol \(group.name)MutationResolvers: SendableMetatype") { swift in
            for field in group.mutations {
                let payload = plainName(field.type.named)
                rootFunction(&swift, field, of: schema.types[index], "MutationWork<\(payload)>")
            }
        }
    }

    private func subscriptionProtocol(_ swift: inout SwiftText, _ group: Group) {
        guard let index = schema.subscriptionType else { return }
        swift.line()
        swift.line("/// The subscriptions of the part `\(group.name)`.")
        swift.block("protocol \(group.name)SubscriptionResolvers: SendableMetatype") { swift in
            for field in group.subscriptions {
                rootFunction(&swift, field, of: schema.types[index], "SubscriptionSource<\(columnType(field.type))>")
            }
        }
    }

    /// A function that says what is to be done, or where events come from.
    private func rootFunction(
        _ swift: inout SwiftText, _ field: FieldDefinition, of root: NamedType, _ answer: String
    ) {
        let name = soleInput(of: field) == nil ? "arguments" : "input"
        let arguments = field.arguments.isEmpty ? "" : "_ \(name): \(argumentsType(field, of: root)), "
        swift.documentation(field.description)
        swift.line("static func \(SwiftNames.identifier(field.name))(\(arguments)in context: RequestContext) throws")
        swift.line("    -> \(answer)")
    }
}
