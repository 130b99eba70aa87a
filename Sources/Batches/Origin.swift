// What was asked for when objects were made, for functions below them that have to know: the figures for each contact
// are those of the range that the figures as a whole were asked for. All rows of a batch come from one call of one
// function, which had one set of arguments: so the batch carries it, and not each row.

extension Column {
    /// The same answers; the functions of all objects in them are told what these were made for.
    public func made(for origin: some Sendable) -> Column {
        for batch in erased.children { batch.come(from: origin) }
        return self
    }
}

extension RowBatch {
    fileprivate func come(from origin: some Sendable) {
        self.origin = origin
        for batch in children { batch.come(from: origin) }
    }
}

extension Batch {
    /// What the parents were made for, as whoever made them has said.
    public func origin<Origin: Sendable>(as: Origin.Type = Origin.self) throws(MissingOrigin) -> Origin {
        guard let origin = rows.origin as? Origin else { throw MissingOrigin() }
        return origin
    }
}

/// Objects whose maker has not said what they were made for, or has said something else than the function expects.
public struct MissingOrigin: Error, Hashable {}
