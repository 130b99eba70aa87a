extension Parser {
    /// What kind of operation the current token begins, nil if none.
    ///
    /// ```
    /// OperationType : one of query mutation subscription
    /// ```
    ///
    /// Spec: 2.3 Operations.
    var operationType: NodeFlags? {
        if isKeyword("query") { return [] }
        if isKeyword("mutation") { return .mutation }
        if isKeyword("subscription") { return .subscription }
        return nil
    }

    /// Reads an operation, the description of which is read already.
    ///
    /// ```
    /// OperationDefinition :
    ///   - Description? OperationType Name? VariablesDefinition? Directives? SelectionSet
    ///   - SelectionSet
    /// ```
    ///
    /// Spec: 2.3 Operations.
    mutating func operationDefinition(_ node: Int, _ operationType: NodeFlags) throws(Failure) {
        nodes[node].flags = operationType
        try advance()
        if token.kind == .name { try name() }
        try variablesDefinition()
        try directives(constant: false)
        try selectionSet()
    }

    /// Reads a query that is nothing but its selection set.
    ///
    /// Spec: 2.3 Operations, Query Shorthand.
    mutating func shorthandQuery() throws(Failure) {
        let node = open(.operationDefinition, .shorthand)
        try selectionSet()
        close(node)
    }

    /// Reads the definitions of variables, if there are any.
    ///
    /// ```
    /// VariablesDefinition : ( VariableDefinition+ )
    /// ```
    ///
    /// Spec: 2.10 Variables.
    private mutating func variablesDefinition() throws(Failure) {
        guard try skip(.leftParenthesis) else { return }
        repeat { try variableDefinition() } while try !skip(.rightParenthesis)
    }

    /// ```
    /// VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?
    /// DefaultValue : = Value[Const]
    /// ```
    ///
    /// Spec: 2.10 Variables.
    private mutating func variableDefinition() throws(Failure) {
        let node = open(.variableDefinition)
        try description()
        guard token.kind == .dollar else { throw unexpected(expected: .dollar) }
        try variable()
        try expect(.colon)
        try type()
        try defaultValue()
        try directives(constant: true)
        close(node)
    }

    /// Reads a fragment, the description of which is read already.
    ///
    /// ```
    /// FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet
    /// TypeCondition : on NamedType
    /// ```
    ///
    /// Spec: 2.8 Fragments.
    mutating func fragmentDefinition(_ node: Int) throws(Failure) {
        nodes[node].kind = .fragmentDefinition
        try advance()
        try fragmentName()
        try expectKeyword("on")
        try namedType()
        try directives(constant: false)
        try selectionSet()
    }

    /// ```
    /// FragmentName : Name but not on
    /// ```
    private mutating func fragmentName() throws(Failure) {
        guard !isKeyword("on") else { throw unexpected() }
        try name()
    }
}
