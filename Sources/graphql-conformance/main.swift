print("graphql-conformance")
