import Foundation
import LoopbackHTTP
import Testing

@Suite("TLS", .enabled(if: Certificate.canBeMade, "needs the openssl program and Python"))
struct TLSTests {
    private static let flags = [
        "serve", "--port", "0", "--tls-certificate", "certificate.pem", "--tls-key", "key.pem",
    ]

    private func server(_ flags: [String] = []) throws -> Program {
        let folder = try TemporaryFolder()
        try Certificate.make(in: folder)
        return try Program(Self.flags + flags, in: folder)
    }

    /// What Python prints that has `connect`, which gives a TLS connection to the server.
    private func python(_ program: Program, port: UInt16, _ lines: String) throws -> String {
        let start = """
            import socket, ssl, sys
            def connect(change = lambda context: None):
                context = ssl.create_default_context(cafile="certificate.pem")
                change(context)
                plain = socket.create_connection(("127.0.0.1", \(port)), timeout=60)
                return context.wrap_socket(plain, server_hostname="localhost")
            def request(tls, target, body=b""):
                tls.sendall(b"POST %s HTTP/1.1\\r\\nHost: x\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n"
                    % (target, len(body)) + body if body else b"GET %s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" % target)
                return read(tls)
            def read(tls):
                data = b""
                while b"\\r\\n\\r\\n" not in data: data += tls.recv(1)
                length = int(data.split(b"Content-Length: ")[1].split(b"\\r\\n")[0])
                body = b""
                while len(body) < length: body += tls.recv(65536)
                return body

            """
        let answer = try Python.run(["-c", start + lines], in: program.folder.url)
        #expect(answer.status == 0, "\(answer.output)")
        return answer.output
    }

    @Test func `a client that checks the certificate is answered, request after request`() throws {
        let program = try server()
        let output = try python(
            program, port: program.port(),
            """
            tls = connect(lambda context: context.set_alpn_protocols(["h2", "http/1.1"]))
            print(tls.version(), tls.selected_alpn_protocol())
            print(request(tls, b"/health/ready").decode())
            print(request(tls, b"/graphql", b'{"query":"{__typename}"}').decode())
            """)
        #expect(output == "TLSv1.3 http/1.1\n{\"status\":\"ok\"}\n{\"data\":{\"__typename\":\"Query\"}}\n")
    }

    @Test func `rapport health asks over TLS, too`() throws {
        let program = try server()
        let port = try program.port()
        for arguments in [
            ["https://127.0.0.1:\(port)"],
            ["--port", "\(port)", "--tls-certificate", "certificate.pem", "--tls-key", "key.pem"],
        ] {
            let command = try Program(["health"] + arguments, in: program.folder)
            #expect(command.outputText() == "{\"status\":\"ok\"}\n")
            #expect(command.status() == 0)
        }
        #expect(try Program(["health", "http://127.0.0.1:\(port)"]).status() != 0)
    }

    @Test func `TLS 1_2 is spoken, older versions are not`() throws {
        let program = try server()
        let output = try python(
            program, port: program.port(),
            """
            def only(version):
                def change(context):
                    context.set_ciphers("ALL:@SECLEVEL=0")
                    context.minimum_version = version
                    context.maximum_version = version
                return change
            print(connect(only(ssl.TLSVersion.TLSv1_2)).version())
            try:
                connect(only(ssl.TLSVersion.TLSv1_1))
            except ssl.SSLError as error:
                print(error.reason)
            """)
        #expect(output.hasPrefix("TLSv1.2\n"))
        #expect(output.hasSuffix("TLSV1_ALERT_PROTOCOL_VERSION\n"))
    }

    @Test func `a client that does not speak HTTP 1_1 is refused in the handshake`() throws {
        let program = try server()
        let output = try python(
            program, port: program.port(),
            """
            try:
                connect(lambda context: context.set_alpn_protocols(["h2"]))
            except ssl.SSLError as error:
                print(error)
            """)
        #expect(output.contains("alert no application protocol"))
    }

    @Test func `what is larger than a record and than the sockets' buffers arrives whole`() throws {
        let program = try server()
        let output = try python(
            program, port: program.port(),
            """
            tls = connect()
            # As many answers as the client does not read at once.
            tls.sendall(b"GET /schema.graphql HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" * 60)
            answers = {read(tls) for _ in range(60)}
            print(len(answers), answers.pop().decode().count("type Query {"))
            padded = b'{"query":"{__typename}","extra":"' + b"x" * 60000 + b'"}'
            print(request(tls, b"/graphql", padded).decode())
            """)
        #expect(output == "1 1\n{\"data\":{\"__typename\":\"Query\"}}\n")
    }

    @Test func `a request without TLS is told so`() throws {
        let program = try server()
        let answer = try HTTPClient(port: program.port()).send("GET", "/")
        #expect(answer.status == 400)
        #expect(answer.body == "This port speaks HTTPS; the request was HTTP.\n")
    }

    @Test func `a client that does not begin, or not end, its handshake is cut off`() throws {
        let program = try server(["--max-head-time", "50ms"])
        let port = try program.port()
        let output = try python(
            program, port: port,
            """
            address = ("127.0.0.1", \(port))
            silent = socket.create_connection(address, timeout=60)
            print(silent.recv(1))
            begun = socket.create_connection(address, timeout=60)
            begun.sendall(b"\\x16\\x03\\x01\\x02\\x00\\x01")
            print(begun.recv(1))
            """)
        #expect(output == "b''\nb''\n")
    }

    @Test func `SIGHUP has the certificate read again, and cuts nobody off`() throws {
        let program = try server()
        let port = try program.port()
        let before = try HTTPSConnection(port: port, in: program.folder)
        #expect(try before.ask() == "1 ok")
        try Certificate.make(in: program.folder, number: 2)
        program.send(SIGHUP)
        // The signal is on its way for a moment.
        var serial = ""
        repeat { serial = try HTTPSConnection(port: port, in: program.folder).ask() } while serial == "1 ok"
        #expect(serial == "2 ok")
        #expect(try before.ask() == "1 ok")
    }

    @Test func `a certificate that cannot be used does not take the place of one that can`() throws {
        let program = try server()
        let port = try program.port()
        try program.folder.write("nonsense", to: "certificate.pem")
        program.send(SIGHUP)
        program.terminate()
        #expect(program.status() == 0)
        #expect(
            program.errorText().contains(
                "the TLS certificate certificate.pem cannot be used: it holds none in PEM; the one from before stays in use"
            ), "port \(port)")
    }
}

/// A TLS connection held open by a Python of its own.
private final class HTTPSConnection {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(port: UInt16, in folder: TemporaryFolder) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, String(port)]
        process.currentDirectoryURL = folder.url
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Sends a request; the serial number of the certificate, and whether the answer was good.
    func ask() throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            line += more
        }
        return String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private static let program = """
        import socket, ssl, sys
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        tls = context.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=60))
        # The serial number is the first integer after the version in the DER of a certificate of version 3.
        serial = tls.getpeercert(binary_form=True).split(b"\\xa0\\x03\\x02\\x01\\x02\\x02\\x01", 1)[1][0]
        for line in sys.stdin:
            tls.sendall(b"GET /health/ready HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
            print(serial, "ok" if b"200 OK" in tls.recv(65536) else "bad", flush=True)
        """
}

@Suite("TLS files", .enabled(if: Certificate.canBeMade, "needs the openssl program and Python"))
struct TLSFileTests {
    /// What the program says when it is started with these files.
    private func complaint(_ certificate: String?, _ key: String?, _ prepare: (TemporaryFolder) throws -> Void) throws
        -> String
    {
        let folder = try TemporaryFolder()
        try Certificate.make(in: folder)
        try prepare(folder)
        let flags = [("--tls-certificate", certificate), ("--tls-key", key)].flatMap { flag, file in
            file.map { [flag, $0] } ?? []
        }
        let program = try Program(["serve", "--port", "0"] + flags, in: folder)
        #expect(program.status() == 2)
        return program.errorText()
    }

    @Test func `one without the other is one line`() throws {
        #expect(try complaint("certificate.pem", nil) { _ in } == "rapport: --tls-certificate needs --tls-key, too\n")
        #expect(try complaint(nil, "key.pem") { _ in } == "rapport: --tls-key needs --tls-certificate, too\n")
    }

    @Test func `a file that is missing is named`() throws {
        #expect(
            try complaint("none.pem", "key.pem") { _ in }
                == "rapport: the TLS certificate none.pem cannot be used: No such file or directory\n")
        #expect(
            try complaint("certificate.pem", "none.pem") { _ in }
                == "rapport: the TLS key none.pem cannot be used: No such file or directory\n")
    }

    @Test func `a file that holds something else is named`() throws {
        #expect(
            try complaint("certificate.pem", "key.pem") { try $0.write("nonsense", to: "certificate.pem") }
                == "rapport: the TLS certificate certificate.pem cannot be used: it holds none in PEM\n")
        #expect(
            try complaint("certificate.pem", "key.pem") { try $0.write("nonsense", to: "key.pem") }
                == "rapport: the TLS key key.pem cannot be used: it holds none in PEM\n")
    }

    @Test func `the key of another certificate is refused`() throws {
        let other = try TemporaryFolder()
        try Certificate.make(in: other)
        try Certificate.makeRSAKey(in: other)
        for name in ["key.pem", "rsa.pem"] {
            let key = other.url.appending(path: name).path
            #expect(
                try complaint("certificate.pem", key) { _ in }
                    == "rapport: the TLS key \(key) cannot be used: it is not the key of the certificate\n")
        }
    }

    @Test func `a key with a password is not asked for it`() throws {
        #expect(
            try complaint("certificate.pem", "key.pem") { try Certificate.encryptKey(in: $0) }
                == "rapport: the TLS key key.pem cannot be used: it is encrypted\n")
    }
}
