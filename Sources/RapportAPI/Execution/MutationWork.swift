import Batches
import GraphQLExecution

/// The work of a mutation's root field, which answers with a payload of the type that the schema promises.
public struct MutationWork<P: Payload>: Sendable {
    let work: Work

    private init(_ work: Work) { self.work = work }

    /// Nothing is left to do.
    public static func done(_ payload: P) -> MutationWork { MutationWork(.done(payload)) }

    /// Something to do elsewhere. Whoever makes a kind of deferred work sees to it that it answers with a `P`.
    static func deferred(_ work: some DeferredWork) -> MutationWork { MutationWork(.deferred(work)) }
}
