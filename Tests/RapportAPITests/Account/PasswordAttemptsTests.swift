import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("PasswordAttempts")
struct PasswordAttemptsTests {
    private let clock = TestClock()
    private let anna = AttemptSubject(try! EmailAddress("anna@example.com"))

    private func attempts(perAccount: Int = 5) -> PasswordAttempts {
        var limits = PasswordAttempts.Limits()
        limits.perAddress = 3
        limits.perAccount = perAccount
        return PasswordAttempts(limits: limits, clock: clock.wall)
    }

    private func address(_ number: UInt64) -> ClientAddress { ClientAddress(high: 0, low: number) }

    /// How long the next attempt has to wait; 0 if it may begin. It fails.
    private func fail(_ attempts: PasswordAttempts, _ account: AttemptSubject?, _ address: UInt64) -> Int {
        do throws(TooManyAttempts) {
            _ = try attempts.begin(account, from: self.address(address))
            return 0
        } catch {
            return error.seconds
        }
    }

    @Test func `so many may fail in a minute from one address, whatever account they are for`() throws {
        let attempts = attempts()
        for number in 0..<3 {
            #expect(fail(attempts, AttemptSubject(try EmailAddress("p\(number)@example.com")), 1) == 0)
            clock.move(seconds: 10)
        }
        #expect(fail(attempts, anna, 1) == 30)
        #expect(fail(attempts, nil, 1) == 30)
        #expect(fail(attempts, anna, 2) == 0)
        clock.move(seconds: 29)
        #expect(fail(attempts, anna, 1) == 1)
        clock.move(seconds: 1)
        #expect(fail(attempts, anna, 1) == 0)
        // The second one is ten seconds younger.
        #expect(fail(attempts, anna, 1) == 10)
    }

    @Test func `so many may fail in a minute for one account, from all addresses together`() {
        let attempts = attempts()
        for number in 0..<5 as Range<UInt64> { #expect(fail(attempts, anna, number) == 0) }
        #expect(fail(attempts, anna, 9) == 60)
        #expect(fail(attempts, nil, 9) == 0)
        clock.move(minutes: 1)
        #expect(fail(attempts, anna, 9) == 0)
    }

    @Test func `what succeeds is not counted`() throws {
        let attempts = attempts()
        for _ in 0..<100 { try attempts.begin(anna, from: address(1)).succeeded() }
        for _ in 0..<3 { #expect(fail(attempts, anna, 1) == 0) }
        #expect(fail(attempts, anna, 1) == 60)
    }

    @Test func `what has not ended yet is counted`() throws {
        let attempts = attempts()
        let open = try (0..<3).map { _ in try attempts.begin(anna, from: address(1)) }
        #expect(fail(attempts, anna, 1) == 60)
        open[1].succeeded()
        #expect(fail(attempts, anna, 1) == 0)
    }

    @Test func `who got in before from an address is not locked out by others`() throws {
        let attempts = attempts()
        try attempts.begin(anna, from: address(77)).succeeded()
        for number in 0..<5 as Range<UInt64> { #expect(fail(attempts, anna, number) == 0) }
        #expect(fail(attempts, anna, 6) == 60)
        // At this address the bound of an address still holds.
        for _ in 0..<3 { #expect(fail(attempts, anna, 77) == 0) }
        #expect(fail(attempts, anna, 77) == 60)
    }

    @Test func `a clock that is set back locks nobody out`() {
        let attempts = attempts()
        for _ in 0..<3 { #expect(fail(attempts, anna, 1) == 0) }
        clock.move(minutes: -600)
        #expect(fail(attempts, anna, 1) == 0)
    }

    @Test func `what is remembered is bounded`() {
        var limits = PasswordAttempts.Limits()
        limits.capacity = 2000
        let attempts = PasswordAttempts(limits: limits, clock: clock.wall)
        for number in 0..<10_000 as Range<UInt64> { #expect(fail(attempts, nil, number) == 0) }
        #expect(attempts.remembered <= 2000)
    }
}

@Suite("Guessing passwords")
struct GuessingTests {
    private let api: TestAPI
    private let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        var limits = PasswordAttempts.Limits()
        limits.perAddress = 2
        limits.perAccount = 3
        api.attempts = PasswordAttempts(limits: limits, clock: api.clock.wall)
    }

    private func codes(_ answer: JSONValue) -> [JSONValue?] {
        answer["errors"]?.elements?.map { $0["extensions"]?["code"] } ?? []
    }

    private static func signIn(_ email: String) -> String {
        #"signIn(input: {email: "\#(email)", password: "wrong"}) { userErrors { code } }"#
    }

    @Test(arguments: ["anna@example.com", "nobody@example.com"])
    func `is counted over aliases, and looks the same whether there is an account or not`(email: String) throws {
        let fields = ["a", "b", "c"].map { "\($0): " + Self.signIn(email) }.joined(separator: " ")
        let answer = try api.value("mutation { \(fields) }", as: nil)
        let wrong = #"{"userErrors":[{"code":"INVALID_CREDENTIALS"}]}"#
        #expect(answer["data"]?["a"]?.text == wrong)
        #expect(answer["data"]?["b"]?.text == wrong)
        #expect(answer["data"]?["c"] == .some(.null))
        #expect(
            answer["errors"]?.elements?.first?["extensions"]?.text == #"{"code":"RATE_LIMITED","retryAfter":60}"#)
        #expect(answer["errors"]?.elements?.first?["message"] == "Too many attempts have failed; try again in 60 s.")
    }

    @Test func `is counted for each account over addresses`() throws {
        for number in 0..<3 as Range<UInt64> {
            api.address = ClientAddress(high: 0, low: number)
            #expect(codes(try api.value("mutation { \(Self.signIn("anna@example.com")) }", as: nil)).isEmpty)
        }
        api.address = ClientAddress(high: 0, low: 9)
        #expect(
            codes(try api.value("mutation { \(Self.signIn("Anna@Example.com")) }", as: nil)) == ["RATE_LIMITED"])
        #expect(codes(try api.value("mutation { \(Self.signIn("other@example.com")) }", as: nil)).isEmpty)
    }

    static let others = [
        #"refreshSession(input: {refreshToken: "wrong"}) { userErrors { code } }"#,
        #"refreshSession(input: {refreshToken: "rpr_\#(String(repeating: "A", count: 43))"}) { userErrors { code } }"#,
        #"changePassword(input: {currentPassword: "wrong", newPassword: "battery staple"}) { userErrors { code } }"#,
        #"deleteViewer(input: {password: "wrong"}) { userErrors { code } }"#,
    ]

    @Test(arguments: others) func `is counted wherever one proves who he is`(field: String) throws {
        let answer = try api.value("mutation { a: \(field) b: \(field) c: \(field) }", as: anna)
        #expect(codes(answer) == ["RATE_LIMITED"])
        #expect(
            codes(try api.value("mutation { \(Self.signIn("anna@example.com")) }", as: nil)) == ["RATE_LIMITED"])
        api.clock.move(minutes: 1)
        #expect(codes(try api.value("mutation { \(field) }", as: anna)).isEmpty)
    }
}
