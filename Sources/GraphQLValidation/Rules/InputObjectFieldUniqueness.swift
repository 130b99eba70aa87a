import GraphQLLanguage

/// Each field of an input object is given once.
///
/// Spec: 5.6.3 Input Object Field Uniqueness.
enum InputObjectFieldUniqueness {
    static func check(_ object: ObjectValue, _ context: inout ValidationContext) {
        for duplicates in Duplicates.groups(of: object.fields.lazy.map(\.name)) {
            for duplicate in duplicates.dropFirst() {
                context.report(.duplicateInputField(duplicate.text), at: duplicates[0], duplicate)
            }
        }
    }
}
