import Glibc

extension TimeZoneDatabase {
    /// The release of tzdata that the files are from, for example `2026f`; nil where nothing tells.
    ///
    /// Read anew each time, because a package can have been updated since.
    public var version: String? { TimeZoneDatabase.version(inFirstLine: beginning(of: "\(directory)/tzdata.zi")) }

    /// The release that `tzdata.zi` begins with: `# version 2026f`.
    static func version(inFirstLine text: String) -> String? {
        guard let line = text.split(separator: "\n", omittingEmptySubsequences: false).first else { return nil }
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "#", words[1] == "version" else { return nil }
        return String(words[2])
    }

    /// The first 64 bytes of a file, empty where there is none.
    private func beginning(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return "" }
        defer { close(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
