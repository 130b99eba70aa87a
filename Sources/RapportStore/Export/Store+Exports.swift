extension Store {
    /// Has a file made on a thread of its own; `completion` is called when it can be fetched.
    public func export(
        _ export: Export, for viewer: Viewer,
        completion: @escaping @Sendable (Result<ExportOutcome, any Error>) -> Void
    ) {
        exporting.make(export, for: viewer, completion: completion)
    }

    /// A file by what its address ends with, once; nil if there is none, or no longer.
    public func fetchExport(
        _ token: String, completion: @escaping @Sendable (Result<FetchedExport?, any Error>) -> Void
    ) {
        exporting.fetch(token, completion: completion)
    }

    /// What `fetchExport` would give, without using the address up.
    public func describeExport(
        _ token: String, completion: @escaping @Sendable (Result<ExportDescription?, any Error>) -> Void
    ) {
        exporting.describe(token, completion: completion)
    }
}
