import Foundation
import GraphQLLanguage
import LoopbackHTTP
import Testing

@testable import rapport

@Suite("Figures")
struct MetricsTests {
    @Test func `a duration is counted in the smallest class that has room for it`() {
        var histogram = Histogram()
        for nanoseconds in [0, 500_000, 500_001, 10_000_000_000, 10_000_000_001] as [Int64] {
            histogram.add(nanoseconds: nanoseconds)
        }
        #expect(histogram.counts == [2, 1] + Array(repeating: 0, count: 11) + [1, 1])
        #expect(histogram.sum == 20_001_000_002)
    }

    @Test func `buckets of a histogram hold what is in the smaller ones`() {
        var text = PrometheusText()
        text.histogram("t", [("a", "b")], [0.5, 1], [1, 2, 3], sum: 7.5)
        #expect(
            text.text == """
                t_bucket{a="b",le="0.5"} 1
                t_bucket{a="b",le="1"} 3
                t_bucket{a="b",le="+Inf"} 6
                t_sum{a="b"} 7.5
                t_count{a="b"} 6

                """)
    }

    @Test func `labels are escaped`() {
        var text = PrometheusText()
        text.sample("t", ["a": "x\"y\\z\n"], 1)
        #expect(text.text == #"t{a="x\"y\\z\n"} 1"# + "\n")
    }

    // MARK: The process

    @Test func `a process was started when the system says so, whatever the program is called`() throws {
        let process =
            "42 (a (b) c) S 1 42 42 0 -1 4194304 99 0 0 0 0 0 0 0 20 0 1 0 5378250 3133440 383 18446744073709551615"
        let system = "cpu 1 2 3\nbtime 1795979713\nprocesses 7\n"
        #expect(ProcessFigures.start(process, system, ticksPerSecond: 100) == 1_795_979_713 + 53_782.5)
        #expect(ProcessFigures.start("", system, ticksPerSecond: 100) == nil)
        #expect(ProcessFigures.start(process, "cpu 1 2 3\n", ticksPerSecond: 100) == nil)
    }

    @Test func `this process was started before it is asked`() throws {
        let start = try #require(ProcessFigures.now.start)
        #expect(start > 0 && start < Date.now.timeIntervalSince1970)
    }

    // MARK: Names of operations

    private func slot(_ table: OperationNameTable, _ name: String, isAnonymous: Bool = false) -> Int? {
        table.slot(of: OperationNameTable.Name(name: name, type: .query), isAnonymous: isAnonymous)
    }

    @Test func `an operation keeps its place`() throws {
        let table = OperationNameTable()
        let first = try #require(slot(table, "First"))
        #expect(slot(table, "Second") == first + 1)
        #expect(slot(table, "First") == first)
        #expect(table.names[first] == OperationNameTable.Name(name: "First", type: .query))
        let mutation = OperationNameTable.Name(name: "First", type: .mutation)
        #expect(table.slot(of: mutation, isAnonymous: false) == first + 2)
    }

    @Test func `a long name has no figures of its own`() {
        let table = OperationNameTable()
        #expect(slot(table, String(repeating: "a", count: OperationNameTable.longestName)) != nil)
        #expect(slot(table, String(repeating: "b", count: OperationNameTable.longestName + 1)) == nil)
    }

    @Test func `a client that makes up names does not fill the memory`() {
        let table = OperationNameTable()
        let slots = (0..<1000).compactMap { slot(table, "Name\($0)") }
        #expect(table.names.count == OperationNameTable.capacity)
        #expect(slots.count < OperationNameTable.capacity)
        // Who came first is still counted.
        #expect(slot(table, "Name0") == slots.first)
    }

    @Test func `who is not signed in leaves room for those who are`() {
        let table = OperationNameTable()
        let slots = (0..<1000).compactMap { slot(table, "Name\($0)", isAnonymous: true) }
        #expect(slots.count == OperationNameTable.anonymousCapacity)
        #expect(slot(table, "Theirs") != nil)
    }
}

@Suite("GET /metrics")
struct MetricsRouteTests {
    private let program: Program
    private let client: HTTPClient

    init() throws {
        program = try Program(["serve", "--port", "0", "--demo"])
        client = try HTTPClient(port: program.port())
    }

    private func post(_ query: String, token: String? = nil) throws -> HTTPAnswer {
        var fields = ["Content-Type": "application/json"]
        fields["Authorization"] = token.map { "Bearer " + $0 }
        return try client.send("POST", "/graphql", fields, body: #"{"query":"\#(query)"}"#)
    }

    /// The client of these tests calls every server "test" in its Host field, and the target counts more.
    private func metrics(_ fields: [String: String] = [:]) throws -> HTTPAnswer {
        try client.send("GET", "http://localhost:\(client.port)/metrics", fields)
    }

    /// The value of a sample; nil if there is none.
    private func value(_ sample: String, in page: String) -> Double? {
        page.split(separator: "\n").first { $0.hasPrefix(sample + " ") }.flatMap {
            Double($0.dropFirst(sample.count + 1))
        }
    }

    @Test func `requests and operations are counted`() throws {
        for _ in 0..<3 { #expect(try post("query Version { apiVersion }").status == 200) }
        _ = try post("query Version { nothing }")
        _ = try post("query Mine { contacts { totalCount } }")
        _ = try client.send("GET", "/nothing/secret-path")
        let page = try metrics()
        #expect(page["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        func count(_ sample: String) -> Double? { value(sample, in: page.body) }
        #expect(count(#"rapport_http_requests_total{route="graphql",method="POST",status="200"}"#) == 5)
        #expect(count(#"rapport_http_requests_total{route="page",method="GET",status="404"}"#) == 1)
        #expect(count(#"rapport_operations_total{operation="Version",type="query",outcome="ok"}"#) == 3)
        #expect(count(#"rapport_operations_total{operation="(none)",type="none",outcome="refused"}"#) == 1)
        #expect(count(#"rapport_operations_total{operation="Mine",type="query",outcome="errors"}"#) == 1)
        #expect(count(#"rapport_operation_duration_seconds_count{operation="Version",type="query"}"#) == 3)
        #expect(count(#"rapport_operation_errors_total{code="GRAPHQL_VALIDATION_FAILED"}"#) == 1)
        #expect(count(#"rapport_operation_errors_total{code="UNAUTHENTICATED"}"#) == 1)
        #expect(count("rapport_connections") == 1)
        #expect(count("rapport_database_writable") == 1)
        #expect(!page.body.contains("secret-path"))
    }

    @Test func `writes are counted by their groups, and passwords by what came of them`() throws {
        let answer = try post(
            #"mutation { signIn(input: {email: \"demo@example.com\", password: \"rapport-demo\"}) { session { user { name } } } }"#
        )
        #expect(answer.body.contains("Robin Berger"))
        _ = try post(
            #"mutation { signIn(input: {email: \"demo@example.com\", password: \"wrong\"}) { userErrors { code } } }"#)
        let page = try metrics().body
        #expect((value("rapport_writer_group_size_count", in: page) ?? 0) >= 1)
        #expect((value("rapport_read_statements_total", in: page) ?? 0) >= 1)
        #expect(value("rapport_password_attempts_total", in: page) == 2)
        #expect(value("rapport_password_successes_total", in: page) == 1)
        #expect(value("rapport_password_throttled_total", in: page) == 0)
        #expect(value("rapport_subscriptions", in: page) == 0)
    }

    @Test(arguments: [
        ["X-Forwarded-For": "192.0.2.1"], ["Forwarded": "for=192.0.2.1"], ["Via": "1.1 proxy"],
        ["X-Real-IP": "192.0.2.1"],
    ])
    func `what a proxy on this machine brings sees nothing`(fields: [String: String]) throws {
        #expect(try metrics(fields).status == 404)
    }

    @Test func `a page of another name, which a browser here asks for, is not there`() throws {
        #expect(try client.send("GET", "http://rapport.example.com/metrics").status == 404)
        #expect(try client.send("GET", "/metrics").status == 404)
        #expect(try metrics().status == 200)
        #expect(try client.send("GET", "http://[::1]:80/metrics").status == 200)
    }

    @Test func `with a token it is for who has that, from anywhere`() throws {
        let program = try Program(["serve", "--port", "0"], environment: ["RAPPORT_METRICS_TOKEN": "abc123"])
        let client = try HTTPClient(port: program.port())
        #expect(try client.send("GET", "/metrics").status == 401)
        #expect(try client.send("GET", "/metrics")["WWW-Authenticate"] == "Bearer")
        #expect(try client.send("GET", "/metrics", ["Authorization": "Bearer abc12"]).status == 401)
        let fields = ["Authorization": "Bearer abc123", "X-Forwarded-For": "192.0.2.1"]
        #expect(try client.send("GET", "/metrics", fields).status == 200)
        #expect(try client.send("GET", "/metrics", ["Authorization": "bearer abc123"]).status == 200)
        // Of two, somebody in between may have meant the other one.
        let twice = "Authorization: Bearer abc123\r\n"
        try client.write("GET /metrics HTTP/1.1\r\nHost: test\r\n\(twice)\(twice)\r\n")
        #expect(try client.finish().status == 401)
    }

    @Test(
        .enabled(
            if: Python.finds("prometheus_client"),
            "python3 with prometheus_client is missing: scripts/install-test-tools"))
    func `Prometheus's own parser reads it`() throws {
        _ = try post("query Version { apiVersion }")
        let folder = try TemporaryFolder()
        try folder.write(metrics().body, to: "metrics.txt")
        try folder.write(
            """
            from prometheus_client.parser import text_string_to_metric_families
            families = list(text_string_to_metric_families(open("metrics.txt").read()))
            names = [family.name for family in families]
            assert len(names) == len(set(names)), names
            for family in families:
                assert family.type in ("counter", "gauge", "histogram"), family
                assert family.documentation, family
                keys = [(s.name, tuple(sorted(s.labels.items()))) for s in family.samples]
                assert len(keys) == len(set(keys)), family
                if family.type == "histogram":
                    for sample in family.samples:
                        if sample.labels.get("le") == "+Inf":
                            labels = {k: v for k, v in sample.labels.items() if k != "le"}
                            count = [s.value for s in family.samples if s.name.endswith("_count") and s.labels == labels]
                            assert count == [sample.value], (sample, count)
            assert "rapport_operations" in names, names
            print("read", len(families))
            """, to: "read.py")
        let answer = try Python.run(["read.py"], in: folder.url)
        #expect(answer.status == 0, "\(answer.output)")
    }
}
