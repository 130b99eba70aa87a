extension Schema {
    public func printed() -> String { "" }
}
