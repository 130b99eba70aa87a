/// How a custom scalar takes its inputs.
///
/// Spec: 3.5 Scalars, Custom Scalars.
public struct ScalarCoercion: Sendable {
    /// Answers the value that resolvers see. It is never given an enum value: one in a literal comes as a string, as
    /// it does in JSON.
    public var coerce: @Sendable (InputValue) throws(CoercionError) -> InputValue

    public init(_ coerce: @escaping @Sendable (InputValue) throws(CoercionError) -> InputValue) {
        self.coerce = coerce
    }
}

/// By the name of the scalar. A scalar that is not in it passes its values through.
public typealias ScalarCoercions = [String: ScalarCoercion]
