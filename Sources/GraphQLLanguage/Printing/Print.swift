extension Document {
    /// The document in its canonical form: same meaning, one way to write it, no comments.
    ///
    /// What this gives, parsed and printed again, is the same text.
    public func printed() -> String {
        var printer = Printer()
        printer.document(self)
        return printer.text
    }
}

/// A definition in its canonical form.
public func printed(_ definition: Definition) -> String {
    var printer = Printer()
    printer.definition(definition)
    return printer.text
}

/// A selection set in its canonical form.
public func printed(_ selectionSet: SelectionSet) -> String {
    var printer = Printer()
    printer.selectionSet(selectionSet)
    return printer.text
}

/// A value in its canonical form, as introspection shows default values.
public func printed(_ value: Value) -> String {
    var printer = Printer()
    printer.value(value)
    return printer.text
}

/// A type in its canonical form.
public func printed(_ type: TypeSyntax) -> String {
    var printer = Printer()
    printer.type(type)
    return printer.text
}

extension StringValue {
    /// A string as a document has it: in quotes with escapes, or as a block string.
    ///
    /// Some texts cannot be a block string, because indentation and blank lines at its ends are not part of it; what
    /// was one can be one again.
    public static func printed(_ text: String, asBlock: Bool = false) -> String {
        var printer = Printer()
        if asBlock {
            printer.blockString(Array(text.utf8))
        } else {
            printer.quoted(Array(text.utf8))
        }
        return printer.text
    }
}
