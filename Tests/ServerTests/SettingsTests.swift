import HTTPServer
import Testing

@testable import rapport

@Suite("Settings")
struct SettingsTests {
    private func settings(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Settings {
        try Invocation(of: .serve, arguments[...], environment: environment).settings
    }

    @Test func `without flags everything has its default`() throws {
        let settings = try settings([])
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 4000)
        #expect(settings.database == "rapport.db")
        #expect(!settings.demo)
        #expect(settings.workers >= 2)
        #expect(settings.masterKey == nil)
    }

    @Test func `flags are read in both spellings`() throws {
        let settings = try settings(["--port", "8080", "--host=::1", "--demo", "--workers=3"])
        #expect(settings.port == 8080)
        #expect(settings.host == "::1")
        #expect(settings.demo)
        #expect(settings.workers == 3)
    }

    @Test func `a flag counts more than the environment, and the last one most`() throws {
        let environment = ["RAPPORT_PORT": "1", "RAPPORT_MAX_PAGE_SIZE": "7", "RAPPORT_DEMO": "true"]
        let settings = try settings(["--port=2", "--port", "3"], environment)
        #expect(settings.port == 3)
        #expect(settings.api.pageSize == 7)
        #expect(settings.demo)
    }

    @Test(arguments: [
        ("https://rapport.example.com", "https://rapport.example.com/"),
        ("https://example.com/rapport/", "https://example.com/rapport/"),
        ("http://[::1]:4000", "http://[::1]:4000/"),
    ])
    func `the public address ends with a slash`(text: String, url: String) throws {
        #expect(try settings(["--public-url", text]).publicURL?.text == url)
        #expect(try settings([]).publicURL == nil)
    }

    @Test(arguments: [
        (["--host", "127.0.0.1"], "http://127.0.0.1:7/"), (["--host", "::"], "http://localhost:7/"),
        (["--host", "0.0.0.0"], "http://localhost:7/"), (["--host", "::1"], "http://[::1]:7/"),
        (["--host", "localhost"], "http://localhost:7/"),
        (["--public-url", "https://example.com"], "https://example.com/"),
    ])
    func `without one, clients are told host and port`(arguments: [String], url: String) throws {
        let settings = try settings(arguments)
        let address = try PublicAddress(settings)
        try address.listens(on: 7, settings)
        #expect(address.url.text == url)
    }

    @Test func `proxies are a list of addresses and ranges`() throws {
        let proxies = try settings(["--trusted-proxy", "10.0.0.0/8, ::1", "--forwarding-field", "forwarded"]).http
            .proxies
        #expect(proxies.ranges == [AddressRange("10.0.0.0/8"), AddressRange("::1")])
        #expect(proxies.field == .forwarded)
        #expect(try settings([]).http.proxies.ranges.isEmpty)
    }

    @Test func `a server that speaks TLS has an address of that kind`() throws {
        let settings = try settings(["--tls-certificate", "a", "--tls-key", "b"])
        let address = try PublicAddress(settings)
        try address.listens(on: 7, settings)
        #expect(address.url.text == "https://127.0.0.1:7/")
    }

    @Test func `the master key comes from the environment only`() throws {
        #expect(try settings([], ["RAPPORT_MASTER_KEY": "secret"]).masterKey == "secret")
        #expect(throws: CommandLineFault.unknownFlag("--master-key")) { try settings(["--master-key", "secret"]) }
    }

    @Test(arguments: [("65536", 65536), ("64KiB", 65536), ("2MiB", 2_097_152), ("1GiB", 1_073_741_824)])
    func `sizes have units`(text: String, bytes: Int) throws {
        #expect(try settings(["--max-body", text]).graphQL.body == bytes)
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("30s", .seconds(30)), ("7", .seconds(7)), ("2m", .seconds(120)),
        ("1h", .seconds(3600)),
    ])
    func `times have units`(text: String, time: Duration) throws {
        #expect(try settings(["--max-execution-time", text]).graphQL.execution == time)
    }

    @Test(arguments: [
        (["--port", "http"], "--port must be a number from 0 to 65535, not 'http'"),
        (["--port=70000"], "--port must be a number from 0 to 65535, not '70000'"),
        (["--port"], "--port needs a value"),
        (["--workers", "0"], "--workers must be a number from 1 to 1024, not '0'"),
        (["--prot", "1"], "unknown flag '--prot' (see rapport --help)"),
        (["4000"], "unexpected argument '4000' (see rapport --help)"),
        (["--demo=maybe"], "--demo must be true or false, not 'maybe'"),
        (
            ["--public-url", "ftp://example.com"],
            "--public-url must be an http or https address without ? and #, of at most 1000 characters, not 'ftp://example.com'"
        ),
        (
            ["--public-url", "https://example.com/?a"],
            "--public-url must be an http or https address without ? and #, of at most 1000 characters, not 'https://example.com/?a'"
        ),
        (
            ["--trusted-proxy", "10.0.0.0/8,nobody"],
            "--trusted-proxy must be addresses or ranges like 10.0.0.0/8 with commas between, not '10.0.0.0/8,nobody'"
        ),
        (
            ["--trusted-proxy", "10.0.0.0/33"],
            "--trusted-proxy must be addresses or ranges like 10.0.0.0/8 with commas between, not '10.0.0.0/33'"
        ),
        (
            ["--forwarding-field", "via"],
            "--forwarding-field must be x-forwarded-for or forwarded, not 'via'"
        ),
        (["--database="], "--database must be a text that is not empty, not ''"),
        (
            ["--max-body", "-1"],
            "--max-body must be a size from 1 byte to 1 GiB, for example 65536, 64KiB or 32MiB, not '-1'"
        ),
        (
            ["--max-body", "9999999999GiB"],
            "--max-body must be a size from 1 byte to 1 GiB, for example 65536, 64KiB or 32MiB, not '9999999999GiB'"
        ),
        (
            ["--max-idle-time", "0"],
            "--max-idle-time must be a time from 1ms to 1h, for example 500ms, 30s or 2m, not '0'"
        ),
        (
            ["--max-idle-time", "soon"],
            "--max-idle-time must be a time from 1ms to 1h, for example 500ms, 30s or 2m, not 'soon'"
        ),
        (["--only-trusted-documents"], "--only-trusted-documents needs --trusted-documents"),
        (
            ["--cors-origin", "*"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not '*'"
        ),
        (
            ["--cors-origin", "https://app.example.com/"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'https://app.example.com/'"
        ),
        (
            ["--cors-origin", "https://app.example.com/path"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'https://app.example.com/path'"
        ),
        (
            ["--cors-origin", "app.example.com"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'app.example.com'"
        ),
        (
            ["--cors-origin", "https://APP.example.com"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'https://APP.example.com'"
        ),
        (
            ["--cors-origin", "https://app.example.com:443"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'https://app.example.com:443'"
        ),
        (
            ["--cors-origin", "https://a.example,"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'https://a.example,'"
        ),
        (
            ["--cors-origin", "null"],
            "--cors-origin must be origins such as https://app.example.com, with commas between them, not 'null'"
        ),
    ])
    func `what cannot be is said in one line`(arguments: [String], message: String) throws {
        let fault = #expect(throws: CommandLineFault.self) { try settings(arguments) }
        #expect(fault?.description == message)
    }

    @Test func `origins are a list`() throws {
        #expect(try settings([]).crossOrigins == [])
        #expect(
            try settings(["--cors-origin", "https://app.example.com, http://localhost:5173"]).crossOrigins
                == ["https://app.example.com", "http://localhost:5173"])
    }

    @Test func `a wrong variable is named as one`() throws {
        let fault = #expect(throws: CommandLineFault.self) { try settings([], ["RAPPORT_PORT": "x"]) }
        #expect(fault?.description == "RAPPORT_PORT must be a number from 0 to 65535, not 'x'")
    }

    @Test(arguments: [
        ("--max-anonymous-body", "64KiB"), ("--max-body", "32MiB"), ("--max-json-depth", "64"),
        ("--max-query-text", "256KiB"), ("--max-tokens", "15000"), ("--max-parser-depth", "200"),
        ("--max-selection-depth", "20"), ("--max-fields", "5000"), ("--max-aliases", "100"), ("--max-directives", "8"),
        ("--max-operations", "50"), ("--max-fragments", "500"), ("--max-variables", "500"), ("--max-cost", "50000"),
        ("--max-page-size", "100"), ("--max-list-items", "1000"), ("--max-errors", "100"),
        ("--max-execution-time", "5s"), ("--max-batch", "0"),
    ])
    func `limits of operations have these defaults`(flag: String, value: String) {
        #expect(Setting.all.first { $0.flag == flag }?.defaultText == value)
    }

    @Test func `an empty variable is none`() throws {
        #expect(try settings([], ["RAPPORT_PORT": ""]).port == 4000)
    }

    @Test(arguments: Setting.all.compactMap(\.flag))
    func `every flag is in the help once and has a variable of its own`(flag: String) {
        #expect(HelpText.whole.components(separatedBy: "  \(flag) ").count == 2)
        #expect(Setting.all.filter { $0.flag == flag }.count == 1)
    }

    @Test func `the help fits a terminal`() {
        for line in HelpText.whole.split(separator: "\n") { #expect(line.count <= 120) }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
