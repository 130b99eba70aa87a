import Foundation
import Testing

@testable import rapport

@Suite("Configuration files")
struct ConfigurationFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.url.appending(path: "rapport.conf").path }

    private func settings(
        _ text: String, _ arguments: [String] = [], _ environment: [String: String] = [:], permissions: Int = 0o600
    ) throws -> Settings {
        try folder.write(text, to: "rapport.conf")
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
        return try Invocation(of: .serve, ["--config", path] + arguments, environment: environment).settings
    }

    private func message(_ text: String, permissions: Int = 0o600) -> String? {
        let fault = #expect(throws: CommandLineFault.self) { try settings(text, permissions: permissions) }
        return fault?.description.replacing(path, with: "FILE")
    }

    @Test func `a mark of the byte order is no part of the text`() throws {
        #expect(try settings("\u{FEFF}port = 8080\n").port == 8080)
    }

    @Test func `settings are lines with a name and a value`() throws {
        let settings = try settings(
            """
            # Where it listens.
            host = ::1
              port=8080\t

            demo = true
            max-body = 2MiB
            database = /srv/a b # c.db
            """)
        #expect(settings.host == "::1")
        #expect(settings.port == 8080)
        #expect(settings.demo)
        #expect(settings.graphQL.body == 2_097_152)
        #expect(settings.database == "/srv/a b # c.db")
    }

    @Test func `lines may end as on Windows`() throws {
        #expect(try settings("port = 1\r\nhost = ::1\r\n").host == "::1")
    }

    @Test func `the environment counts more than the file, and flags count most`() throws {
        let file = "port = 1\nmax-page-size = 2\nworkers = 3\n"
        let settings = try settings(
            file, ["--port", "30"], ["RAPPORT_PORT": "20", "RAPPORT_MAX_PAGE_SIZE": "20"])
        #expect(settings.port == 30)
        #expect(settings.api.pageSize == 20)
        #expect(settings.workers == 3)
    }

    @Test func `the environment can name the file, and a flag another one`() throws {
        try folder.write("port = 7\n", to: "other.conf")
        let other = folder.url.appending(path: "other.conf").path
        #expect(try Invocation(of: .serve, [], environment: ["RAPPORT_CONFIG": other]).settings.port == 7)
        #expect(try settings("port = 8\n", [], ["RAPPORT_CONFIG": other]).port == 8)
    }

    @Test(arguments: [
        ("port = http", "FILE:1: port must be a number from 0 to 65535, not 'http'"),
        ("\n# A comment\nprot = 1", "FILE:3: unknown setting 'prot'"),
        ("--port = 1", "FILE:1: unknown setting '--port'"),
        ("config = other.conf", "FILE:1: unknown setting 'config'"),
        ("[limits]", "FILE:1: expected 'name = value', or # and a comment"),
        ("host =", "FILE:1: host must be a text that is not empty, not ''"),
        ("port = 1\nhost = a\nport = 2", "FILE:3: port is set in line 1 already"),
    ])
    func `what is wrong is one line with its place`(text: String, expected: String) {
        #expect(message(text) == expected)
    }

    @Test func `a file that is not there is named`() {
        let fault = #expect(throws: CommandLineFault.self) {
            try Invocation(of: .serve, ["--config", "/nowhere/rapport.conf"], environment: [:])
        }
        #expect(
            fault?.description
                == "the configuration file /nowhere/rapport.conf cannot be read: No such file or directory")
    }

    @Test func `a folder is no file of settings`() {
        let fault = #expect(throws: CommandLineFault.self) {
            try Invocation(of: .serve, ["--config", "/tmp"], environment: [:])
        }
        #expect(fault?.description == "the configuration file /tmp cannot be read: Is a directory")
    }

    @Test func `a secret may be in a file that not everybody can read`() throws {
        let secret = "master-key = abc\n"
        #expect(try settings(secret, permissions: 0o640).masterKey == "abc")
        #expect(
            message(secret, permissions: 0o644)
                == "FILE:1: master-key is a secret in a file that others can read: chmod o-rwx it")
        #expect(try settings("port = 1\n", permissions: 0o644).port == 1)
    }

    @Test func `check-config prints what is not the default, as a file, and no secrets`() throws {
        let text = "port = 8080\ndemo = true\nmax-idle-time = 75s\nmax-body = 2097152\nmaster-key = abc\n"
        #expect(
            CheckConfig.text(of: try settings(text))
                == "# config = \(path)\nport = 8080\ndemo = true\n# master-key = …\nmax-body = 2MiB\n")
        #expect(CheckConfig.text(of: Settings()) == "# All settings have their defaults.\n")
    }

    @Test(arguments: [
        (["--tls-certificate", "none.pem"], "--tls-certificate needs --tls-key, too"),
        (
            ["--tls-certificate", "none.pem", "--tls-key", "none.pem"],
            "the TLS certificate none.pem cannot be used: No such file or directory"
        ),
        (
            ["--trusted-documents", "none.json"],
            "the trusted documents none.json cannot be used: No such file or directory"
        ),
    ])
    func `check-config reads the files that a server would read`(flags: [String], fault: String) throws {
        let folder = try TemporaryFolder()
        for command in ["check-config", "serve"] {
            let program = try Program([command] + flags, in: folder)
            #expect(program.status() == 2)
            #expect(program.errorText().hasSuffix("rapport: \(fault)\n"))
        }
    }

    @Test func `check-config looks at the master key`() throws {
        let program = try Program(["check-config"], environment: ["RAPPORT_MASTER_KEY": "short"])
        #expect(program.status() == 2)
        #expect(program.errorText().contains("is not 32 bytes"))
    }

    @Test func `a variable that is no setting is told of`() throws {
        let program = try Program(
            ["check-config"], environment: ["RAPPORT_MAX_PAGE_SZIE": "50", "RAPPORT_HOST": "::1"])
        #expect(program.status() == 0)
        #expect(program.errorText() == "rapport: warning: there is no setting RAPPORT_MAX_PAGE_SZIE\n")
    }

    @Test func `the program ends with status 2 and one line`() throws {
        try folder.write("prot = 1\n", to: "rapport.conf")
        let program = try Program(["check-config", "--config", "rapport.conf"], in: folder)
        #expect(program.status() == 2)
        #expect(program.errorText() == "rapport: rapport.conf:1: unknown setting 'prot'\n")
    }
}
