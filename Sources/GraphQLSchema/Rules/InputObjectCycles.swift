import GraphQLLanguage

extension TypeRules {
    /// An input object that requires itself, directly or through others, has no finite value.
    ///
    /// Spec: 3.10 Input Objects, Circular References.
    mutating func checkInputObjectCycles() {
        var search = CycleSearch<Int>()
        for (index, type) in schema.types.enumerated() where type.kind == .inputObject {
            search.visit(index) { requirements(of: $0) }
        }
        for cycle in search.cycles {
            let fields = cycle.compactMap { step in
                step.label.map { (schema.types[step.node], declarations.types[step.node].inputFields[$0]) }
            }
            report(
                .requiredCycle(fields.map { "\($0.name).\($1.name.text)" }), at: fields.map { $1.name.location })
        }
    }

    /// The input objects that a value of this one must contain, each with the field that asks for it.
    private func requirements(of type: Int) -> [(label: Int, node: Int)] {
        schema.types[type].inputFields.enumerated().compactMap { label, field in
            guard case .nonNull(.named(let inner)) = field.type, schema.types[inner].kind == .inputObject else {
                return nil
            }
            return (label, inner)
        }
    }
}

/// Finds the cycles of a graph, each once.
struct CycleSearch<Node: Hashable> {
    /// A node and the edge by which the path leaves it; the last node of a path has none yet.
    struct Step {
        let node: Node
        var label: Int?
    }

    private(set) var cycles: [[Step]] = []
    private var path: [Step] = []
    private var places: [Node: Int] = [:]
    private var finished: Set<Node> = []

    /// Walks everything that can be reached from the node and was not yet.
    mutating func visit(_ node: Node, edges: (Node) -> [(label: Int, node: Node)]) {
        guard finished.insert(node).inserted else { return }
        places[node] = path.count
        path.append(Step(node: node))
        for edge in edges(node) {
            path[path.count - 1].label = edge.label
            if let place = places[edge.node] {
                cycles.append(Array(path[place...]))
            } else {
                visit(edge.node, edges: edges)
            }
        }
        path.removeLast()
        places[node] = nil
    }
}
