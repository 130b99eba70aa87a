public import Batches

/// What became of a mutation's work: the value of its root field, or why there is none.
public typealias WorkResult = Result<any Batches.Value, any Error>
