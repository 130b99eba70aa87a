// GraphQLValidation: see ARCHITECTURE.md.
