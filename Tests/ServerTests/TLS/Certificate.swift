import Foundation

/// A certificate for this machine's own names, made by the `openssl` program, in a folder.
enum Certificate {
    static let canBeMade =
        (try? run(["version"], in: FileManager.default.temporaryDirectory)) == 0
        && Python.finds("ssl")

    /// Writes `certificate.pem` and `key.pem`, over what is there.
    static func make(in folder: TemporaryFolder, number: Int = 1) throws {
        let status = try run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-set_serial", String(number), "-keyout", "key.pem", "-out", "certificate.pem",
            ], in: folder.url)
        guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Writes `rsa.pem`, a key of another kind.
    static func makeRSAKey(in folder: TemporaryFolder) throws {
        guard try run(["genrsa", "-out", "rsa.pem", "2048"], in: folder.url) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Seals `key.pem` with a password.
    static func encryptKey(in folder: TemporaryFolder) throws {
        let status = try run(
            ["ec", "-in", "key.pem", "-out", "key.pem", "-aes128", "-passout", "pass:secret"], in: folder.url)
        guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func run(_ arguments: [String], in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
