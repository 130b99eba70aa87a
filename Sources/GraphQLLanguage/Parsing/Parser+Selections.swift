extension Parser {
    /// Reads a selection set, which is not empty.
    ///
    /// ```
    /// SelectionSet : { Selection+ }
    /// Selection :
    ///   - Field
    ///   - FragmentSpread
    ///   - InlineFragment
    /// ```
    ///
    /// Spec: 2.4 Selection Sets.
    mutating func selectionSet() throws(Failure) {
        try descend()
        let node = open(.selectionSet)
        try expect(.leftBrace)
        guard token.kind == .name || token.kind == .spread else { throw unexpected(expected: "a selection") }
        repeat {
            if token.kind == .name {
                try field()
            } else if token.kind == .spread {
                try fragment()
            } else {
                throw unexpected(expected: .rightBrace)
            }
        } while token.kind != .rightBrace
        try advance()
        close(node)
        ascend()
    }

    /// ```
    /// Field : Alias? Name Arguments? Directives? SelectionSet?
    /// Alias : Name :
    /// ```
    ///
    /// Spec: 2.5 Fields, 2.7 Field Alias.
    private mutating func field() throws(Failure) {
        let node = open(.field)
        try leaf(.name)
        if token.kind == .colon {
            nodes[node].flags = .hasAlias
            try advance()
            try name()
        }
        if token.kind == .leftParenthesis { try arguments(constant: false) }
        if token.kind == .at { try directives(constant: false) }
        if token.kind == .leftBrace { try selectionSet() }
        close(node)
    }

    /// Reads a fragment spread or an inline fragment.
    ///
    /// ```
    /// FragmentSpread : ... FragmentName Directives?
    /// InlineFragment : ... TypeCondition? Directives? SelectionSet
    /// ```
    ///
    /// Spec: 2.8 Fragments.
    @inline(never)  // For the size of the recursive callers: see `Failure`.
    private mutating func fragment() throws(Failure) {
        let node = open(.inlineFragment)
        try advance()
        if token.kind == .name, !isKeyword("on") {
            nodes[node].kind = .fragmentSpread
            try leaf(.name)
            try directives(constant: false)
        } else {
            if try skipKeyword("on") { try namedType() }
            try directives(constant: false)
            try selectionSet()
        }
        close(node)
    }

    /// Reads arguments, which are not none.
    ///
    /// ```
    /// Arguments[Const] : ( Argument[?Const]+ )
    /// Argument[Const] : Name : Value[?Const]
    /// ```
    ///
    /// Spec: 2.6 Arguments.
    @inline(never)  // For the size of the recursive callers: see `Failure`.
    mutating func arguments(constant: Bool) throws(Failure) {
        try advance()
        guard token.kind == .name else { throw unexpected(expected: "an argument") }
        repeat {
            guard token.kind == .name else { throw unexpected(expected: .rightParenthesis) }
            let node = open(.argument)
            try leaf(.name)
            try expect(.colon)
            try value(constant: constant)
            close(node)
        } while token.kind != .rightParenthesis
        try advance()
    }

    /// Reads directives, if there are any.
    ///
    /// ```
    /// Directives[Const] : Directive[?Const]+
    /// Directive[Const] : @ Name Arguments[?Const]?
    /// ```
    ///
    /// Spec: 2.12 Directives.
    mutating func directives(constant: Bool) throws(Failure) {
        while token.kind == .at {
            let node = open(.directive)
            try advance()
            try name()
            if token.kind == .leftParenthesis { try arguments(constant: constant) }
            close(node)
        }
    }
}
