import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import Glibc

extension TrustedDocuments {
    /// Those of the manifest, if there is one.
    init?(
        _ settings: Settings, _ schema: Schema, _ resolvers: ResolverTable, _ scalars: ScalarCoercions
    ) throws(UnusableManifest) {
        guard let path = settings.trustedDocuments else { return nil }
        let text = try UnusableManifest.read(path)
        do throws(DocumentManifest.Fault) {
            try self.init(
                try DocumentManifest(text), schema: schema, resolvers: resolvers, scalars: scalars,
                limits: settings.graphQL)
        } catch {
            throw UnusableManifest(path: path, reason: error.description)
        }
    }
}

/// Why the documents that requests should be able to name cannot be served.
struct UnusableManifest: Error, CustomStringConvertible {
    let path: String
    let reason: String

    /// No build tool writes a larger manifest.
    private static let maximumBytes = 64 << 20

    fileprivate static func read(_ path: String) throws(UnusableManifest) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { close(file) } }
        guard file >= 0, let bytes = FileReading.bytes(of: file, atMost: maximumBytes) else {
            let reason = errno == 0 ? "it is larger than 64 MiB" : String(cString: strerror(errno))
            throw UnusableManifest(path: path, reason: reason)
        }
        return bytes
    }

    var description: String { "the trusted documents \(path) cannot be used: \(reason)" }
}
