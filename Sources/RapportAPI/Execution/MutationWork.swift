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
        of client: Claimant, keepingWrites: Bool = false, _ body: @escaping @Sendable (WriteTransaction) throws -> P
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.write(client, keepsWrites: keepingWrites, body)))
    }

    /// Something that a viewer writes, who has to be signed in still.
    static func write(
        for viewer: Viewer, _ body: @escaping @Sendable (WriteTransaction) throws -> P
    ) -> MutationWork {
        .write(of: .account(viewer.id)) { transaction in
            try transaction.checkSignedIn(viewer)
            return try body(transaction)
        }
    }

    /// Something that the author of a request writes. Everything that is wrong with the call is told at once: the
    /// faults of its input, and what the store refuses; then nothing is written.
    ///
    /// So the work is done for an input with faults, too, to learn what else there is; a value that had a fault is
    /// whatever the check has left of it.
    ///
    /// - Throws: UNAUTHENTICATED, FORBIDDEN.
    static func write<Value>(
        _ faults: InputFaults = InputFaults(), in context: RequestContext,
        _ work: @escaping @Sendable (WriteTransaction, Viewer) throws -> Written<Value>,
        payload: @escaping @Sendable (_ value: Value?, _ errors: [UserError]) throws -> P
    ) throws -> MutationWork {
        let viewer = try context.author
        return .write(for: viewer) { transaction in
            let written = try work(transaction, viewer)
            let errors = written.refusals.errors(with: faults)
            return try payload(errors.isEmpty ? written.value : nil, errors)
        }
    }

    /// The same, once for an idempotency key if there is one: a repetition is answered as the first call was, also
    /// where the input has got faults since, because a time in it has passed.
    static func write<Value: RepeatableResult>(
        once key: Omittable<UUID>, _ operation: String, _ input: some Sendable, _ faults: InputFaults,
        in context: RequestContext,
        _ work: @escaping @Sendable (WriteTransaction, Viewer) throws -> Written<Value>,
        payload: @escaping @Sendable (_ value: Value?, _ errors: [UserError]) throws -> P
    ) throws -> MutationWork {
        guard let key = key.value else { return try .write(faults, in: context, work, payload: payload) }
        let viewer = try context.author
        // The input as Swift describes it: every field with its value, texts in quotes. Should a later version of the
        // program describe it otherwise, a key that spans the change is refused, and not answered wrongly.
        let call = IdempotencyKey(key, input: String(describing: input), of: viewer)
        return .write(for: viewer) { transaction in
            let call = try transaction.once(call, operation: operation, for: viewer) {
                try work(transaction, viewer)
            }
            switch call {
            case .first(let written):
                // With errors the writes are undone, and with them that the call is remembered.
                let errors = written.refusals.errors(with: faults)
                return try payload(errors.isEmpty ? written.value : nil, errors)
            case .repeated(let value): return try payload(value, [])
            case .deleted(let id): return try payload(nil, [.deletedSince(id)])
            case .keyReused: return try payload(nil, [.idempotencyKeyReused])
            }
        }
    }

    /// A password to hash first.
    static func hash(
        _ password: String, for client: Claimant,
        then next: @escaping @Sendable (PasswordHash) throws -> MutationWork
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.password(client) { try next(PasswordHashing.hash(password)).work }))
    }

    /// A password to check first. Without a hash it is wrong, after the same time. When too many for the account or
    /// from the address have been wrong, it is not looked at: RATE_LIMITED.
    ///
    /// That is asked when all have been looked at that came before, so that nobody is kept out by those that are right.
    static func verify(
        _ password: String, against hash: PasswordHash?, of account: AttemptSubject, for client: Claimant,
        in context: RequestContext,
        then next: @escaping @Sendable (Bool) throws -> MutationWork
    ) -> MutationWork {
        let (attempts, address) = (context.attempts, context.address)
        return MutationWork(
            .deferred(
                StoreWork.password(client) {
                    let attempt = try attempts?.attempt(account, from: address)
                    let isRight = try PasswordHashing.matches(password, hash)
                    if isRight { attempt?.succeeded() }
                    return try next(isRight).work
                }))
    }

    /// A file to read first.
    static func read(
        for viewer: Viewer, _ file: @escaping @Sendable () throws -> MutationWork
    ) -> MutationWork {
        MutationWork(.deferred(StoreWork.read(.account(viewer.id)) { try file().work }))
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
