import JSON
import LoopbackHTTP
import Testing

@Suite("Downloads")
struct DownloadTests {
    private let server: DemoServer
    private var client: HTTPClient { server.client }

    init() throws { server = try DemoServer() }

    /// The path of a file, which is at the server's own address, and its size.
    private func export(_ mutation: String) throws -> (path: String, size: Int) {
        let answer = try server.run("mutation { file: \(mutation) { file { url byteCount } userErrors { message } } }")
        let file = try #require(answer["data"]?["file"]?["file"])
        let url = try #require(file["url"]?.stringValue)
        let address = "http://127.0.0.1:\(client.port)"
        #expect(url.hasPrefix(address + "/exports/"))
        return (String(url.dropFirst(address.count)), try #require(file["byteCount"]?.intValue))
    }

    @Test func `a file is fetched without a token, and once`() throws {
        let (path, size) = try export("exportContacts(input: {format: CSV})")
        let answer = try client.send("GET", path)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "text/csv; charset=utf-8")
        let name = try #require(answer["Content-Disposition"])
        #expect(name.hasPrefix("attachment; filename=\"contacts-20"))
        #expect(name.hasSuffix(".csv\""))
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Referrer-Policy"] == "no-referrer")
        #expect(answer["Content-Length"] == String(size))
        #expect(answer.body.utf8.count == size)
        #expect(answer.body.hasPrefix("\u{FEFF}\"Name\""))
        let again = try client.send("GET", path)
        #expect(again.status == 404)
        #expect(again["Cache-Control"] == "no-store")
        #expect(
            again.body == #"{"errors":[{"message":"There is no such file, or it has been fetched."}]}"#)
    }

    @Test func `HEAD says what GET will bring, and leaves it there`() throws {
        let (path, size) = try export("exportContacts(input: {format: VCARD_4})")
        for _ in 0..<2 {
            let head = try client.send("HEAD", path)
            #expect(head.status == 200)
            #expect(head["Content-Type"] == "text/vcard; charset=utf-8")
            #expect(head["Content-Length"] == String(size))
        }
        #expect(try client.send("GET", path).body.hasPrefix("BEGIN:VCARD\r\nVERSION:4.0\r\n"))
        #expect(try client.send("HEAD", path).status == 404)
    }

    @Test func `the whole account is one archive`() throws {
        let (path, size) = try export("exportAccount(input: {})")
        let answer = try client.send("GET", path)
        #expect(answer["Content-Type"] == "application/zip")
        #expect(answer["Content-Length"] == String(size))
        #expect(answer.body.hasPrefix("PK"))
    }

    @Test(arguments: ["/exports/", "/exports/x", "/exports/" + String(repeating: "A", count: 43), "/exports/../x"])
    func `other addresses lead to nothing`(path: String) throws {
        #expect(try client.send("GET", path).status == 404)
        #expect(try client.send("HEAD", path).status == 404)
        #expect(try client.send("POST", path).status == 405)
        #expect(try client.send("OPTIONS", path)["Allow"] == "GET, HEAD, OPTIONS")
    }

    @Test func `the address that was set is told to clients`() throws {
        let answer = try DemoServer(["--public-url", "https://example.com/r"])
            .run("mutation { exportContacts(input: {format: CSV}) { file { url } } }")
        let url = try #require(answer["data"]?["exportContacts"]?["file"]?["url"]?.stringValue)
        #expect(url.hasPrefix("https://example.com/r/exports/"))
    }
}
