import GraphQLSchema

/// What a request wants to be told besides the data, by the members of its `extensions`.
struct RequestedExtensions: Sendable {
    /// `{"cost": true}`: what the operation can cost and what it may, and what it came to.
    var cost = false
    /// `{"trace": true}`: what was done.
    var trace = false
    /// `{"trace": {"plans": true}}`: also how each statement is run.
    var plans = false

    var isEmpty: Bool { !cost && !trace }

    /// - Parameter traces: whether the server tells what it does.
    init(_ extensions: [InputValue.Field], traces: Bool) {
        for field in extensions {
            switch (field.name, field.value) {
            case ("cost", .boolean(let isWanted)): cost = isWanted
            case ("trace", .boolean(let isWanted)): trace = isWanted && traces
            case ("trace", .object):
                trace = traces
                plans = traces && field.value["plans"] == .boolean(true)
            default: break
            }
        }
    }
}
