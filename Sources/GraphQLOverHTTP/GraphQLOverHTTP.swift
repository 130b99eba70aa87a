// GraphQLOverHTTP: see ARCHITECTURE.md.
