import GraphQLLanguage
import GraphQLSchema

/// One argument of a field some of whose arguments depend on variables: as much of it as is known without them.
///
/// The default values, and what is written without a variable, are coerced once and not for each execution: of nine
/// arguments of a list mostly one or two have a variable.
enum DependentArgument: Sendable {
    /// It has this value in every execution; nil for none.
    case constant(name: String, InputValue?)
    /// It is a constant that is no value of its type: every execution fails.
    case invalid(name: String, ArgumentError)
    /// What is written has a variable in it.
    case written(WrittenArgument)

    init(_ definition: InputValueDefinition, given: Children<Argument>, _ coercion: InputCoercion) {
        let argument = given.first { $0.name.matches(definition.name) }
        if let argument, argument.value.hasVariable {
            self = .written(WrittenArgument(argument, as: definition))
            return
        }
        do throws(ArgumentError) {
            self = .constant(name: definition.name, try coercion.coerceArgument(argument, as: definition))
        } catch {
            self = .invalid(name: definition.name, error)
        }
    }

    var name: String {
        switch self {
        case .constant(let name, _), .invalid(let name, _): name
        case .written(let written): written.definition.name
        }
    }
}

/// An argument that has a variable in it. An object, so that an execution does not copy what there is to know of it.
final class WrittenArgument: Sendable {
    let definition: InputValueDefinition
    let argument: Argument
    /// The variable's name, where the argument is nothing else.
    let variable: String?

    init(_ argument: Argument, as definition: InputValueDefinition) {
        self.argument = argument
        self.definition = definition
        if case .variable(let variable) = argument.value {
            self.variable = variable.name.text
        } else {
            variable = nil
        }
    }

    /// What it comes to; nil for nothing. A variable's value is coerced already, and mostly it is taken as it is.
    func value(_ variables: VariableValues, _ coercion: InputCoercion) throws(ArgumentError) -> InputValue? {
        if let variable, let value = variables[variable] {
            if case .null = value {} else { return value }
        }
        return try coercion.coerceArgument(argument, as: definition, variables: variables)
    }
}

extension [DependentArgument] {
    /// The arguments of one execution: CoerceArgumentValues of the specification, section 6.4.1.
    func values(_ variables: VariableValues, _ coercion: InputCoercion) throws(ArgumentError) -> ArgumentValues {
        var values = ArgumentValues()
        values.fields.reserveCapacity(count)
        for argument in self {
            switch argument {
            case .constant(let name, let value?):
                values.fields.append(InputValue.Field(name: name, value: value))
            case .constant(_, nil):
                continue
            case .invalid(_, let error):
                throw error
            case .written(let written):
                if let value = try written.value(variables, coercion) {
                    values.fields.append(InputValue.Field(name: written.definition.name, value: value))
                }
            }
        }
        return values
    }
}
