import Batches
import GraphQLSchema

/// The forms that fields of introspection have: what differs is which part of the schema follows from which.
extension Introspection {
    func leaf(_ cell: @escaping @Sendable (Int, RowBatch) -> Cell) -> FieldForm {
        .batch(needs: []) { _ in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                for row in 0..<parents.count {
                    answers.appendRow()
                    answers[row, 0] = cell(parents[row, 0].intValue, answers)
                }
                return answers
            }
        }
    }

    func text(_ value: @escaping @Sendable (Int) -> String?) -> FieldForm {
        leaf { number, rows in value(number).map { rows.text($0) } ?? .null }
    }

    func symbol(_ value: @escaping @Sendable (Int) -> String) -> FieldForm {
        leaf { number, rows in rows.text(value(number), as: .symbol) }
    }

    func truth(_ value: @escaping @Sendable (Int) -> Bool?) -> FieldForm {
        leaf { number, _ in value(number).map { .bool($0) } ?? .null }
    }

    func one(_ type: String, _ number: @escaping @Sendable (Int) -> Int?) -> FieldForm {
        one(type) { parent, _ in number(parent) }
    }

    func one(_ type: String, _ number: @escaping @Sendable (Int, ArgumentValues) -> Int?) -> FieldForm {
        objects(type) { parent, arguments, objects in
            guard let number = number(parent, arguments) else { return .null }
            let row = objects.appendRow()
            objects[row, 0] = .int(number)
            return .object(child: 0, row: row)
        }
    }

    func list(_ type: String, _ numbers: @escaping @Sendable (Int, ArgumentValues) -> [Int]?) -> FieldForm {
        objects(type) { parent, arguments, objects in
            guard let numbers = numbers(parent, arguments) else { return .null }
            let first = objects.count
            for number in numbers { objects[objects.appendRow(), 0] = .int(number) }
            return .rows(child: 0, first: first, count: numbers.count)
        }
    }

    /// `parents` of root fields have no cells; their number is 0.
    private func objects(
        _ type: String, _ cell: @escaping @Sendable (Int, ArgumentValues, RowBatch) -> Cell
    ) -> FieldForm {
        let index = TypeIndex(schema.typeIndex(named: type)!)  // every schema has the introspection types
        return .batch(needs: []) { arguments in
            { parents, _, _ in
                let answers = RowBatch(type: parents.type, width: 1, capacity: parents.count)
                let objects = RowBatch(type: index, width: 1)
                answers.children.append(objects)
                for row in 0..<parents.count {
                    answers.appendRow()
                    let parent = parents.width > 0 ? parents[row, 0].intValue : 0
                    answers[row, 0] = cell(parent, arguments, objects)
                }
                return answers
            }
        }
    }
}
