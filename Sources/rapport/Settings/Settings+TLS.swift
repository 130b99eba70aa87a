import HTTPServer

extension Settings {
    var speaksTLS: Bool { tlsCertificate != nil }
    var scheme: String { speaksTLS ? "https" : "http" }

    /// - Throws: one line that says which setting or which file is wrong.
    func makeTLS() throws -> TLS? {
        switch (tlsCertificate, tlsKey) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return try TLS(certificateFile: certificate, keyFile: key)
        case (nil, _): throw UnpairedSetting(given: "--tls-key", missing: "--tls-certificate")
        case (_, nil): throw UnpairedSetting(given: "--tls-certificate", missing: "--tls-key")
        }
    }
}

/// A setting that is of no use without another one.
private struct UnpairedSetting: Error, CustomStringConvertible {
    let given: String
    let missing: String
    var description: String { "\(given) needs \(missing), too" }
}
