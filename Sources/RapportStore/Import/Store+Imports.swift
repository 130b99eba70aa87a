extension Store {
    /// Begins an import: its first slice is done when `completion` is called, on the writer's thread; what is more
    /// goes on in the background, and finishes even if the server is stopped meanwhile.
    ///
    /// A file of 10 MiB is written down in 0.1 s before that.
    public func startImport(
        _ new: NewImport, idempotency: IdempotencyKey?, for viewer: Viewer,
        completion: @escaping @Sendable (Result<ImportStart, any Error>) -> Void
    ) {
        let importing = importing
        writer.submit(
            for: .account(viewer.id),
            { transaction in
                try transaction.checkSignedIn(viewer)
                return try transaction.startImport(new, idempotency: idempotency, for: viewer)
            }
        ) { result in
            completion(result)
            if case .success(.started(let job, isFinished: false)) = result { importing.goOn(with: job) }
        }
    }
}
