import GraphQLLanguage

extension TypeRules {
    /// An object or interface type fits the interfaces that it implements.
    ///
    /// Spec: 3.6 Objects and 3.7 Interfaces, Type Validation, IsValidImplementation.
    mutating func checkInterfaces() {
        for (index, declaration) in declarations.types.enumerated() where !declaration.interfaces.isEmpty {
            let type = schema.types[index]
            var seen: Set<Int> = []
            for (interfaceIndex, syntax) in zip(type.interfaces, declaration.interfaces) {
                let interface = schema.types[interfaceIndex]
                if interface.kind != .interface {
                    report(.notAnInterface(type: type.name, interface: interface.name), at: syntax)
                } else if interfaceIndex == index {
                    report(.implementsItself(type.name), at: syntax)
                } else if !seen.insert(interfaceIndex).inserted {
                    report(.repeatedInterface(type: type.name, interface: interface.name), at: syntax)
                } else {
                    checkInherited(type, interface, at: syntax)
                    check(type, declaration, implements: interface)
                }
            }
        }
    }

    /// The interfaces of an interface must be declared too. That also rules out cycles: two interfaces that implement
    /// each other would have to implement themselves.
    private mutating func checkInherited(_ type: NamedType, _ interface: NamedType, at syntax: any Syntax) {
        for inherited in interface.interfaces where !type.interfaces.contains(inherited) {
            let name = schema.types[inherited].name
            if name == type.name {
                report(.implementsItself(type.name), at: syntax)
            } else {
                report(.missingInterface(type: type.name, interface: name, through: interface.name), at: syntax)
            }
        }
    }

    private mutating func check(_ type: NamedType, _ declaration: TypeDeclaration, implements interface: NamedType) {
        for required in interface.fields {
            let interfaceField = "\(interface.name).\(required.name)"
            guard let index = type.fieldIndex(named: required.name) else {
                report(.missingInterfaceField(type: type.name, field: interfaceField), at: declaration.nameSyntax)
                continue
            }
            let field = type.fields[index]
            let syntax = declaration.fields[index]
            let name = "\(type.name).\(field.name)"
            if !schema.isSubtype(field.type, of: required.type) {
                report(
                    .otherFieldType(
                        field: name, type: schema.text(of: field.type), interfaceField: interfaceField,
                        interfaceType: schema.text(of: required.type)), at: syntax.type)
            }
            if field.deprecationReason != nil, required.deprecationReason == nil {
                report(.deprecatedBeforeInterface(field: name, interfaceField: interfaceField), at: syntax.name)
            }
            checkArguments(of: field, syntax, name, as: required, interfaceField)
        }
    }

    /// The interface's arguments with the same types; others only if they can be left out.
    private mutating func checkArguments(
        of field: FieldDefinition, _ syntax: TypeSystem.FieldDefinition, _ name: String, as required: FieldDefinition,
        _ interfaceField: String
    ) {
        for wanted in required.arguments {
            let interfaceArgument = "\(interfaceField)(\(wanted.name):)"
            let argumentName = "\(name)(\(wanted.name):)"
            guard let index = field.arguments.firstIndex(where: { $0.name == wanted.name }) else {
                report(
                    .missingInterfaceArgument(argument: argumentName, interfaceArgument: interfaceArgument),
                    at: syntax.name)
                continue
            }
            let argument = field.arguments[index]
            if argument.type != wanted.type {
                report(
                    .otherArgumentType(
                        argument: argumentName, type: schema.text(of: argument.type),
                        interfaceArgument: interfaceArgument, interfaceType: schema.text(of: wanted.type)),
                    at: Array(syntax.arguments)[index].type)
            }
        }
        for (argument, argumentSyntax) in zip(field.arguments, syntax.arguments)
        where argument.isRequired && !required.arguments.contains(where: { $0.name == argument.name }) {
            report(
                .additionalRequiredArgument(
                    argument: "\(name)(\(argument.name):)", interfaceField: interfaceField), at: argumentSyntax.name)
        }
    }
}
