extension Document {
    /// The document in its canonical form.
    public func printed() -> String { "" }
}

/// A value in its canonical form, as introspection shows default values.
public func printed(_ value: Value) -> String { "" }

/// A type in its canonical form.
public func printed(_ type: TypeSyntax) -> String { "" }
