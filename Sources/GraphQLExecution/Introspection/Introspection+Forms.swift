import Batches
import GraphQLSchema

/// The forms that the fields of introspection types have: batch functions over the number in each row.
extension Introspection {
    func leaf(_ cell: @escaping @Sendable (Schema, Int, RowBatch) -> Cell) -> FieldForm {
        let schema = schema
        return .batch(needs: []) { _ in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                for row in 0..<parents.count {
                    answers.appendRow()
                    answers[row, 0] = cell(schema, parents[row, 0].intValue, answers)
                }
                return answers
            }
        }
    }

    func text(_ value: @escaping @Sendable (Schema, Int) -> String?) -> FieldForm {
        leaf { schema, number, rows in value(schema, number).map { rows.text($0) } ?? .null }
    }

    func symbol(_ value: @escaping @Sendable (Schema, Int) -> String) -> FieldForm {
        leaf { schema, number, rows in rows.text(value(schema, number), as: .symbol) }
    }

    func truth(_ value: @escaping @Sendable (Schema, Int) -> Bool?) -> FieldForm {
        leaf { schema, number, _ in value(schema, number).map { .bool($0) } ?? .null }
    }

    func one(_ type: String, _ number: @escaping @Sendable (Schema, Int) -> Int?) -> FieldForm {
        one(type) { schema, parent, _ in number(schema, parent) }
    }

    /// `parents` of root fields have no cells; their number is 0.
    func one(_ type: String, _ number: @escaping @Sendable (Schema, Int, ArgumentValues) -> Int?) -> FieldForm {
        objects(type) { schema, parent, arguments, answers, children in
            guard let number = number(schema, parent, arguments) else { return .null }
            let row = children.appendRow()
            children[row, 0] = .int(number)
            return .object(child: 0, row: row)
        }
    }

    func list(
        _ type: String, _ numbers: @escaping @Sendable (Schema, Int, ArgumentValues) -> [Int]?
    ) -> FieldForm {
        objects(type) { schema, parent, arguments, answers, children in
            guard let numbers = numbers(schema, parent, arguments) else { return .null }
            let first = children.count
            for number in numbers { children[children.appendRow(), 0] = .int(number) }
            return .rows(child: 0, first: first, count: numbers.count)
        }
    }

    func objects(
        _ type: String, _ cell: @escaping @Sendable (Schema, Int, ArgumentValues, RowBatch, RowBatch) -> Cell
    ) -> FieldForm {
        let schema = schema
        let index = TypeIndex(schema.typeIndex(named: type)!)  // every schema has the introspection types
        return .batch(needs: []) { arguments in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                let children = RowBatch(type: index, width: 1)
                answers.children.append(children)
                for row in 0..<parents.count {
                    answers.appendRow()
                    let parent = parents.width > 0 ? parents[row, 0].intValue : 0
                    answers[row, 0] = cell(schema, parent, arguments, answers, children)
                }
                return answers
            }
        }
    }
}

extension ArgumentValues {
    var includesDeprecated: Bool { self["includeDeprecated"]?.boolean ?? false }
}
