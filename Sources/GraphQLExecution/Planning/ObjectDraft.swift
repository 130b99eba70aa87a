import Batches

/// An object plan before its columns are fixed.
final class ObjectDraft {
    let typeIndex: TypeIndex
    let typeName: String
    var fields: [FieldDraft] = []

    init(typeIndex: TypeIndex, typeName: String) {
        self.typeIndex = typeIndex
        self.typeName = typeName
    }

    func frozen() -> ObjectPlan {
        ObjectPlan(typeIndex: typeIndex, typeName: typeName, fields: fields.map { $0.frozen() })
    }
}

/// Where a field's cells come from, as far as it is known.
enum DraftSource {
    case fixed(FieldPlan.Source)
    /// The cursor of a row, after all of its columns.
    case cursor(ColumnLayout)

    var frozen: FieldPlan.Source {
        switch self {
        case .fixed(let source): source
        case .cursor(let layout): .cell(layout.columnSet.cursorIndex)
        }
    }
}

/// A field plan before its columns are fixed.
final class FieldDraft {
    let collected: CollectedField
    let name: String
    let shape: Shape
    let isAbstract: Bool
    var source = DraftSource.fixed(.typename)
    var weight = 0
    var children: [ObjectDraft] = []
    /// The layout of the rows of each child.
    var layouts: [ColumnLayout] = []

    init(_ collected: CollectedField, name: String, shape: Shape, isAbstract: Bool) {
        self.collected = collected
        self.name = name
        self.shape = shape
        self.isAbstract = isAbstract
    }

    /// Whether what is selected below is read with the rows of the field's own object.
    var staysOnRows: Bool {
        switch source {
        case .fixed(.run), .fixed(.sameRow): true
        default: false
        }
    }

    /// Whether what is selected below is made by whoever makes the rows of the field's own object.
    var isMadeWithRows: Bool {
        switch source {
        case .fixed(.namedRun), .fixed(.namedNode): true
        default: false
        }
    }

    func frozen() -> FieldPlan {
        FieldPlan(
            responseKey: collected.responseKey, name: name, offsets: collected.fields.map(\.offset), shape: shape,
            source: source.frozen, children: children.map { $0.frozen() }, columns: layouts.map(\.columnSet),
            isAbstract: isAbstract, weight: weight)
    }
}
