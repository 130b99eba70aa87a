/// The nodes of a document while it is parsed.
///
/// A plain buffer: an array would ask for each node whether somebody else holds it.
struct NodeBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<Node>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// Adds a node that has no children yet.
    @inline(__always)
    @discardableResult
    mutating func append(_ kind: NodeKind, _ flags: NodeFlags = [], from start: Int, to end: Int) -> Int {
        if count == capacity { grow() }
        let index = count
        count &+= 1
        // Documents are shorter than 2 GiB (`Parser`), and have at most 3 nodes for 2 bytes.
        (base + index).initialize(
            to: Node(
                kind: kind, flags: flags, start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end), next: UInt32(truncatingIfNeeded: count)))
        return index
    }

    /// Ends a node: everything that was added after it is inside of it.
    @inline(__always)
    mutating func close(_ index: Int, at end: Int) {
        self[index].end = UInt32(truncatingIfNeeded: end)
        self[index].next = UInt32(truncatingIfNeeded: count)
    }

    @inline(__always)
    subscript(index: Int) -> Node {
        _read {
            precondition(index < count)
            yield base[index]
        }
        _modify {
            precondition(index < count)
            yield &base[index]
        }
    }

    /// The nodes, in an array of just their size.
    func array() -> [Node] { Array(UnsafeBufferPointer(start: base, count: count)) }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
