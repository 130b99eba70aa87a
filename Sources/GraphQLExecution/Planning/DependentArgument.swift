import GraphQLLanguage
import GraphQLSchema

/// One argument of a field some of whose arguments depend on variables: as much of it as is known without them.
///
/// The default values, and what is written without a variable, are coerced once and not for each execution: of nine
/// arguments of a list mostly one or two have a variable.
enum DependentArgument: Sendable {
    /// It has this value in every execution; nil for none.
    case constant(InputValueDefinition, InputValue?)
    /// It is a constant that is no value of its type: every execution fails.
    case invalid(InputValueDefinition, ArgumentError)
    /// What is written has a variable in it.
    case written(InputValueDefinition, Argument)

    init(_ definition: InputValueDefinition, given: Children<Argument>, _ coercion: InputCoercion) {
        let argument = given.first { $0.name.matches(definition.name) }
        if let argument, argument.value.hasVariable {
            self = .written(definition, argument)
            return
        }
        do throws(ArgumentError) {
            self = .constant(definition, try coercion.coerceArgument(argument, as: definition))
        } catch {
            self = .invalid(definition, error)
        }
    }

    var definition: InputValueDefinition {
        switch self {
        case .constant(let definition, _), .invalid(let definition, _), .written(let definition, _): definition
        }
    }
}

extension [DependentArgument] {
    /// The arguments of one execution: CoerceArgumentValues of the specification, section 6.4.1.
    func values(_ variables: VariableValues, _ coercion: InputCoercion) throws(ArgumentError) -> ArgumentValues {
        var values = ArgumentValues()
        values.fields.reserveCapacity(count)
        for argument in self {
            switch argument {
            case .constant(let definition, let value?):
                values.fields.append(InputValue.Field(name: definition.name, value: value))
            case .constant(_, nil):
                continue
            case .invalid(_, let error):
                throw error
            case .written(let definition, let argument):
                if let value = try coercion.coerceArgument(argument, as: definition, variables: variables) {
                    values.fields.append(InputValue.Field(name: definition.name, value: value))
                }
            }
        }
        return values
    }
}
