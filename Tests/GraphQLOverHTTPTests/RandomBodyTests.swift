import Testing

@testable import GraphQLOverHTTP

@Suite("Bodies of any bytes")
struct RandomBodyTests {
    /// Pieces of requests and of what only looks like one.
    private static let pieces = [
        "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u12", "null", "7", "\"query\":\"{ a }\"", "\"variables\":{}",
        "\"documentId\":\"sha256:\"", "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}", " ",
        "\n", "\u{0}", "é", "\"operationName\":null",
    ]

    @Test func `are read or refused, and nothing else`() {
        var limits = GraphQLLimits()
        limits.batch = 4
        limits.jsonDepth = 6
        var random = Generator(state: 20_250_901)
        var kinds = (single: 0, batch: 0, refused: 0)
        for _ in 0..<20_000 {
            let inner = (0..<random.below(8)).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
            let body = ["\(inner)", "{\(inner)}", "[{\(inner)}]", "[{\(inner)},{\"query\":\"{a}\"}]"][random.below(4)]
            Array(body.utf8).withUnsafeBytes { bytes in
                do throws(MalformedRequest) {
                    switch try RequestBody(bytes, limits) {
                    case .single: kinds.single += 1
                    case .batch(let requests):
                        #expect(1...4 ~= requests.count)
                        kinds.batch += 1
                    }
                } catch {
                    kinds.refused += 1
                }
            }
        }
        #expect(kinds.single > 20)
        #expect(kinds.batch > 20)
        #expect(kinds.refused > 1000)
    }

    /// Knuth's linear congruential generator: the same bodies in every run.
    private struct Generator {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
