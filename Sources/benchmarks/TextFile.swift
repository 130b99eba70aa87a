import Glibc

/// Small files that benchmarks keep beside their databases.
enum TextFile {
    static func read(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw ScaleError(description: "\(path) cannot be read") }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = fread(buffer.baseAddress!, 1, buffer.count, file)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw ScaleError(description: "\(path) cannot be written") }
        defer { fclose(file) }
        fputs(text, file)
    }
}
