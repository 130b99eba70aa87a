import HTTPServer
import Synchronization

/// A page that is the same for everybody until the server is compiled anew.
struct Page: Sendable {
    let mediaType: String
    let bytes: [UInt8]
    /// The same, for who takes it so; nil if it is hardly smaller.
    private let packedBytes: [UInt8]?
    /// Changes when the bytes do, so that browsers ask and are told that nothing changed.
    let tag: String
    let isHTML: Bool
    /// What a browser needs to show it, so that it can fetch that at once: a Link field.
    private let links: String?

    init(mediaType: String, bytes: [UInt8], links: String? = nil) {
        self.mediaType = mediaType
        self.bytes = bytes
        self.links = links
        isHTML = mediaType.hasPrefix("text/html")
        tag = Page.tag(bytes)
        packedBytes = bytes.withUnsafeBytes { bytes in
            guard bytes.count >= Page.packedFrom, let gzip = Gzip(level: 9) else { return nil }
            return gzip.packed(bytes).map { Array($0) }
        }
    }

    private static let packedFrom = 1024

    /// FNV-1a over the bytes: the tag says whether they changed, not that nobody changed them.
    private static func tag(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "\"" + String(hash, radix: 16) + "\""
    }
}

/// A page that is made when somebody asks for it. To print the schema and to pack all pages was half of a start.
final class UnmadePage: Sendable {
    private let make: @Sendable () -> Page
    /// Any worker may be the first; another one waits for it, some milliseconds.
    private let made = Mutex<Page?>(nil)

    init(make: @escaping @Sendable () -> Page) { self.make = make }

    var page: Page {
        made.withLock { made in
            if let made { return made }
            let page = make()
            made = page
            return page
        }
    }
}

extension Page {
    /// Sends the page, or that the client has it already.
    ///
    /// RFC 9110, section 13.1.2.
    func send(_ head: borrowing RequestHead, to response: ResponseWriter) {
        let packed = head.prefersGzip ? packedBytes : nil
        // RFC 9110, section 8.8.3.3: each form of a page has a tag of its own.
        let tag = packed == nil ? tag : "\(tag.dropLast())-gzip\""
        var isKnown = false
        head.forEachField("if-none-match") { line in
            line.forEachListMember { if $0 == "*" || $0.text == tag || $0.text == "W/" + tag { isKnown = true } }
        }
        response.begin(isKnown ? .notModified : .ok)
        response.field("ETag", tag)
        if packedBytes != nil { response.field("Vary", "Accept-Encoding") }
        response.field("Cache-Control", "no-cache")
        if isHTML { response.field("Content-Security-Policy", Page.contentSecurityPolicy) }
        if let links { response.field("Link", links) }
        guard !isKnown else { return response.finish() }
        response.field("Content-Type", mediaType)
        if packed != nil { response.field("Content-Encoding", "gzip") }
        response.finish(packed ?? bytes)
    }

    /// Nothing but our own files, nothing inline, and no text that becomes markup.
    ///
    /// Content Security Policy Level 3; Trusted Types.
    private static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'"
}
