import GraphQLSchema

extension SchemaModel {
    /// The table of all fields. What is written by hand is found by its name: the fields of `Contact` are those of
    /// `ContactFields`, the queries of the group `Contact` those of `ContactQueries`.
    func resolverTableFile() -> String {
        var swift = SwiftText(imports: ["Batches", "GraphQLExecution", "GraphQLSchema", "RapportTypes"])
        table(&swift)
        for (index, type) in resolvedTypes { forms(&swift, type, index) }
        for (_, type) in types(where: \.isValue) where !resolvedTypes.contains(where: { $0.type.name == type.name }) {
            swift.line()
            swift.block("private func forms\(type.name)() -> [String: FieldForm]") { swift in
                dictionary(&swift, properties(of: type).enumerated().map { ($1.name, ".property(\($0))") })
            }
        }
        for group in groups { groupForms(&swift, group) }
        for (index, type) in types(where: \.isPagePart) where !hasResolvers(type) {
            pageForms(&swift, type, roles[index])
        }
        return swift.text
    }

    private func table(_ swift: inout SwiftText) {
        swift.line()
        swift.block("extension ResolverTable") { swift in
            swift.line("/// The resolver of every field of schema.graphql.")
            swift.block("public static func rapport() -> ResolverTable") { swift in
                swift.line("var table = ResolverTable()")
                for (index, type) in resolvedTypes {
                    swift.line("table.fields[\"\(type.name)\"] = forms\(type.name)(\(type.name)Fields.self)")
                    if roles[index] == .entity {
                        swift.line("table.loaders[TypeIndex(\(index))] = load\(type.name)(\(type.name)Fields.self)")
                    }
                }
                for (_, type) in types(where: { $0.isValue || $0.isPagePart }) where !hasResolvers(type) {
                    swift.line("table.fields[\"\(type.name)\"] = forms\(type.name)()")
                }
                for group in groups {
                    if !group.queries.isEmpty { merge(&swift, group, "Queries", into: schema.queryType) }
                    if !group.mutations.isEmpty { merge(&swift, group, "Mutations", into: schema.mutationType!) }
                    if !group.subscriptions.isEmpty {
                        merge(&swift, group, "Subscriptions", into: schema.subscriptionType!)
                    }
                }
                swift.line("table.weights = FieldWeights.all")
                swift.line("return table")
            }
        }
    }

    private func merge(_ swift: inout SwiftText, _ group: Group, _ kind: String, into root: Int) {
        let name = group.name + kind
        swift.line("table.fields[\"\(schema.types[root].name)\", default: [:]]")
        swift.line("    .merge(forms\(name)(\(name).self)) { first, _ in first }")
    }

    private func hasResolvers(_ type: NamedType) -> Bool { resolvedTypes.contains { $0.type.name == type.name } }

    // MARK: Rows and values

    private func forms(_ swift: inout SwiftText, _ type: NamedType, _ index: Int) {
        let role = roles[index]
        swift.line()
        swift.block("private func forms\(type.name)<R: \(type.name)Resolvers>(_: R.Type) -> [String: FieldForm]") {
            swift in
            swift.line("var forms: [String: FieldForm] = [:]")
            let properties = properties(of: type).map(\.name)
            for field in type.fields {
                let name = SwiftNames.identifier(field.name)
                switch answer(to: field, of: role) {
                case .id: swift.line("forms[\"id\"] = .column(.plain(\"id\"), .uuid)")
                case .leaf: swift.line("forms[\"\(field.name)\"] = .leaf(R.\(name))")
                case .reference: swift.line("forms[\"\(field.name)\"] = .reference(R.\(name))")
                case .embedded:
                    let present = field.type.isNonNull ? "nil" : "R.\(name).present"
                    swift.line("forms[\"\(field.name)\"] = .sameRow(present: \(present))")
                case .property:
                    swift.line("forms[\"\(field.name)\"] = .property(\(properties.firstIndex(of: field.name)!))")
                case .page:
                    swift.line("forms[\"\(field.name)\"] = .connection(.\(pageField(field, role)))")
                case .function:
                    batch(&swift, field, of: type, needs: role.hasColumns ? "R.\(needsName(field))" : "[]")
                }
            }
            swift.line("return forms")
        }
        guard role == .entity else { return }
        swift.line()
        swift.block("private func load\(type.name)<R: \(type.name)Resolvers>(_: R.Type) -> Load") { swift in
            swift.line("{ ids, columns, context in try R.load(ids, columns, in: .of(context)).rows }")
        }
    }

    /// A field that a function answers.
    private func batch(_ swift: inout SwiftText, _ field: FieldDefinition, of type: NamedType, needs: String) {
        let name = SwiftNames.identifier(field.name)
        let hasArguments = !field.arguments.isEmpty
        let head = "forms[\"\(field.name)\"] = .batch(needs: \(needs))"
        swift.block(head, taking: hasArguments ? "values" : "_") { swift in
            if hasArguments { swift.line("let arguments = \(decoded(field, of: type))") }
            swift.block("return", taking: "parents, columns, context") { swift in
                swift.line(
                    "try R.\(name)(of: Batch(parents)\(hasArguments ? ", arguments" : ""), columns, in: .of(context))"
                        + ".erased")
            }
        }
    }

    private func decoded(_ field: FieldDefinition, of type: NamedType) -> String {
        if let input = soleInput(of: field) { return "try values.decoded(\"input\") as \(input)" }
        return "try \(argumentsName(field, of: type))(values)"
    }

    // MARK: Groups

    private func groupForms(_ swift: inout SwiftText, _ group: Group) {
        if !group.queries.isEmpty {
            groupFunction(&swift, group.name + "Queries", group.name + "QueryResolvers") { swift in
                for field in group.queries {
                    batch(&swift, field, of: schema.types[schema.queryType], needs: "[]")
                }
            }
        }
        if !group.mutations.isEmpty, let index = schema.mutationType {
            groupFunction(&swift, group.name + "Mutations", group.name + "MutationResolvers") { swift in
                for field in group.mutations { rootForm(&swift, field, of: schema.types[index], "mutation", "work") }
            }
        }
        if !group.subscriptions.isEmpty, let index = schema.subscriptionType {
            groupFunction(&swift, group.name + "Subscriptions", group.name + "SubscriptionResolvers") { swift in
                for field in group.subscriptions {
                    rootForm(&swift, field, of: schema.types[index], "subscription", "erased")
                }
            }
        }
    }

    /// A field whose function says what is to be done, or where events come from.
    private func rootForm(
        _ swift: inout SwiftText, _ field: FieldDefinition, of root: NamedType, _ form: String, _ member: String
    ) {
        let name = SwiftNames.identifier(field.name)
        let call = field.arguments.isEmpty ? "" : decoded(field, of: root) + ", "
        let values = field.arguments.isEmpty ? "_" : "values"
        swift.block("forms[\"\(field.name)\"] = .\(form)", taking: "\(values), context") { swift in
            swift.line("try R.\(name)(\(call)in: .of(context)).\(member)")
        }
    }

    private func groupFunction(
        _ swift: inout SwiftText, _ name: String, _ requirements: String, _ body: (inout SwiftText) -> Void
    ) {
        swift.line()
        swift.block("private func forms\(name)<R: \(requirements)>(_: R.Type) -> [String: FieldForm]") { swift in
            swift.line("var forms: [String: FieldForm] = [:]")
            body(&swift)
            swift.line("return forms")
        }
    }

    // MARK: Pages

    /// Connections, edges and page infos of which the engine knows all fields: nothing is written by hand.
    private func pageForms(_ swift: inout SwiftText, _ type: NamedType, _ role: Role) {
        swift.line()
        swift.block("private func forms\(type.name)() -> [String: FieldForm]") { swift in
            dictionary(&swift, type.fields.map { ($0.name, ".connection(.\(pageField($0, role)))") })
        }
    }

    /// What the engine calls the field of a connection, an edge or `PageInfo`.
    private func pageField(_ field: FieldDefinition, _ role: Role) -> String {
        switch (role, field.name) {
        case (.connection(let node), "nodes") where roles[node].isNamedByPages: "namedNodes"
        case (.edge(let node), "node") where roles[node].isNamedByPages: "namedNode"
        default: field.name
        }
    }

    private func dictionary(_ swift: inout SwiftText, _ forms: [(name: String, form: String)]) {
        swift.line("[")
        swift.indented { swift in
            for (name, form) in forms { swift.line("\"\(name)\": \(form),") }
            if forms.isEmpty { swift.line(":") }
        }
        swift.line("]")
    }
}

extension Role {
    /// Whether the type is made of a page's cells.
    fileprivate var isPagePart: Bool {
        switch self {
        case .connection, .edge, .pageInfo: true
        default: false
        }
    }
}
