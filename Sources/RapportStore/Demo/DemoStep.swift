import Batches
import RapportTypes

/// Something that the demo's account did, and when.
struct DemoStep {
    var time: DateTime
    let take: (WriteTransaction, Viewer) throws -> Void

    init(_ time: DateTime, _ take: @escaping (WriteTransaction, Viewer) throws -> Void) {
        self.time = time
        self.take = take
    }
}

/// A record that one step makes and later ones name. Before it is made, and where it was refused, it names nothing, and
/// what the later ones want is refused as well.
final class DemoRecord {
    var id: UUID?

    var node: NodeID { id.map { NodeID($0) } ?? NodeID("") }
}
