// GraphQLLanguage: see ARCHITECTURE.md.
