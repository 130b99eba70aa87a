import Batches
import Secrets

/// Takes the bytes of a file as they come and has them stored piece by piece, sealed.
///
/// Not Sendable: its owner is the thread that makes the file.
final class ExportSink {
    /// As many bytes as the writer gets at once.
    static let chunkSize = 1 << 20

    private(set) var byteCount = 0
    private let file: UUID
    private let key: SecretKey
    private let maximumSize: Int
    private let viewer: Viewer
    private let writer: Writer
    private let isClosing: () -> Bool
    private let cipher = Cipher()
    private var buffer: [UInt8] = []
    private var position = 0

    init(
        _ file: UUID, _ key: SecretKey, maximumSize: Int, for viewer: Viewer, _ writer: Writer,
        isClosing: @escaping () -> Bool
    ) {
        self.file = file
        self.key = key
        self.maximumSize = maximumSize
        self.viewer = viewer
        self.writer = writer
        self.isClosing = isClosing
        buffer.reserveCapacity(ExportSink.chunkSize)
    }

    /// - Throws: `FileTooLarge`.
    func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

    /// - Throws: `FileTooLarge`.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        byteCount += bytes.count
        guard byteCount <= maximumSize else { throw FileTooLarge() }
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(ExportSink.chunkSize - buffer.count)
            buffer += part
            rest = rest.dropFirst(part.count)
            if buffer.count == ExportSink.chunkSize { try flush() }
        }
    }

    /// The file is whole, and can be fetched from now on.
    func finish() throws {
        if !buffer.isEmpty { try flush() }
        let (file, viewer, byteCount) = (file, viewer, byteCount)
        try writer.run { try $0.finishExport(file, byteCount: byteCount, for: viewer) }
    }

    private func flush() throws {
        guard !isClosing() else { throw StoreError.closed }
        let sealed = try cipher.seal(buffer, with: key, bound: ExportSink.place(of: position, in: file))
        let (file, viewer, position) = (file, viewer, position)
        try writer.run { try $0.append(sealed, at: position, to: file, for: viewer) }
        self.position += 1
        buffer.removeAll(keepingCapacity: true)
    }

    /// What a piece is sealed for: it opens in no other file and at no other place.
    static func place(of position: Int, in file: UUID) -> SealedPlace {
        SealedPlace(row: file.bytes, column: "export_chunk.content.\(position)")
    }
}

/// A file would have more bytes than one may have.
struct FileTooLarge: Error {}
