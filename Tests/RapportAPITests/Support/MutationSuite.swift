/// A suite about a mutation whose payload has a record and user errors.
protocol MutationSuite {
    /// What the response calls the mutation, and what the payload calls the record.
    static var names: (mutation: String, record: String) { get }
}

extension MutationSuite {
    /// The response to a mutation that has done what it was asked for, with what was selected of its record.
    func done(_ record: String) -> String { answered("\"\(Self.names.record)\":\(record)") }

    /// The same where more than the record was selected of the payload.
    func answered(_ payload: String) -> String {
        #"{"data":{"\#(Self.names.mutation)":{\#(payload),"userErrors":[]}}}"#
    }

    /// The response to a mutation that has done nothing.
    func refused(_ errors: String) -> String {
        #"{"data":{"\#(Self.names.mutation)":{"\#(Self.names.record)":null,"userErrors":[\#(errors)]}}}"#
    }
}
