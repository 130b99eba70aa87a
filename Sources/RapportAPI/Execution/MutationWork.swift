import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

/// The work of a mutation's root field, which answers with a payload of the type that the schema promises.
public struct MutationWork<P: Payload>: Sendable {
    let work: Work

    private init(_ work: Work) { self.work = work }

    /// Nothing is left to do: the input is at fault, mostly.
    static func done(_ payload: P) -> MutationWork { MutationWork(.done(payload)) }

    /// Something to write. When the payload has user errors the writes are undone, unless they are to stay.
    static func write(
        keepingWrites: Bool = false, _ body: @escaping @Sendable (WriteTransaction) throws -> P
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.write(keepsWrites: keepingWrites, body)))
    }

    /// Something that a viewer writes, who has to be signed in still.
    static func write(
        for viewer: Viewer, _ body: @escaping @Sendable (WriteTransaction) throws -> P
    ) -> MutationWork {
        .write { transaction in
            try transaction.checkSignedIn(viewer)
            return try body(transaction)
        }
    }

    /// A password to hash first.
    static func hash(
        _ password: String, then next: @escaping @Sendable (PasswordHash) throws -> MutationWork
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.hash(password) { try next($0).work }))
    }

    /// A password to check first. Without a hash it is wrong, after the same time.
    static func verify(
        _ password: String, against hash: PasswordHash?, then next: @escaping @Sendable (Bool) throws -> MutationWork
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.verify(password, hash) { try next($0).work }))
    }

    /// A file to read first.
    static func read(_ file: @escaping @Sendable () throws -> MutationWork) -> MutationWork {
        MutationWork(.deferred(StoreWork.read { try file().work }))
    }

    /// A file to import.
    static func startImport(
        _ new: NewImport, idempotency: IdempotencyKey?, for viewer: Viewer,
        then payload: @escaping @Sendable (ImportStart) -> P
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.startImport(new, idempotency, viewer, payload)))
    }

    /// A file to make.
    static func export(
        _ export: Export, for viewer: Viewer, then payload: @escaping @Sendable (ExportOutcome) -> P
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.export(export, viewer, payload)))
    }
}
