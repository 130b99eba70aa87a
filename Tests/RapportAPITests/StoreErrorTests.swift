import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import RapportAPI
import RapportStore
import SQLite
import Testing

@Suite("Errors of the store")
struct StoreErrorTests {
    /// What the client is told, and what the log is.
    private func told(_ error: any Error) -> (error: ExecutionError, reports: [(error: String, id: String)]) {
        var reports: [(String, String)] = []
        let executionError = ExecutionError(storeFault: error) { reports.append(("\($0)", $1)) }
        return (executionError, reports)
    }

    /// SQLite: https://www.sqlite.org/rescode.html
    @Test(arguments: [
        // The disk is full, cannot be written, or is not to be written; the sizes of shared memory are written, too.
        (13 as Int32, ErrorCode.unavailable), (778, .unavailable), (1034, .unavailable), (1290, .unavailable),
        (1546, .unavailable), (4874, .unavailable), (8, .unavailable),
        // It cannot be read, there is no memory, or the database is damaged.
        (266, .internal), (3082, .internal), (7, .internal), (11, .internal), (1, .internal),
    ])
    func `the disk's own words go to the log, and an id to the client`(code: Int32, expected: ErrorCode) throws {
        let cause = SQLiteError(extendedCode: code, message: "disk of /var", statement: "INSERT INTO contact")
        let (error, reports) = told(cause)
        #expect(error.code == expected)
        let message = expected == .unavailable ? "The server cannot store anything now." : "Internal error."
        #expect(error.message == message)
        #expect(reports.map(\.error) == [cause.description])
        let id = try #require(reports.first).id
        #expect(error.extensions == [InputValue.Field(name: "id", value: .string(id))])
    }

    @Test func `what is over soon is not in the log`() {
        for cause in [StoreError.overloaded, .closed] {
            let (error, reports) = told(cause)
            #expect(error.code == .unavailable)
            #expect(error.extensions == [])
            #expect(reports.isEmpty)
        }
    }
}
