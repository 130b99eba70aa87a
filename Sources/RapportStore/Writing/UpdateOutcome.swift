/// What a change of a record with a version has come to.
public enum UpdateOutcome: Hashable, Sendable {
    case updated
    /// Everything was so already: neither version nor time have changed.
    case unchanged
    case versionConflict
    case notFound
}
