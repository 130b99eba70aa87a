import CCrypto

/// AES-256-GCM with contexts that are kept: 0.29 µs to open a short value, half of what a new context costs.
///
/// A sealed value is
///
///     key id (1 byte) · nonce (12) · ciphertext · tag (16)
///
/// and opens only with the same additional data: the row's id and the column's name, so that a value that somebody
/// moved to another row or column does not open. Nonces are random: at 2^32 values under one key, which no account
/// reaches, NIST SP 800-38D asks for a new key.
///
/// Not Sendable: its owner is one thread. The key schedule is kept too, for as long as the key stays the same.
public final class Cipher {
    /// What a sealed value has beside the ciphertext.
    public static let overhead = 1 + nonceLength + tagLength
    static let nonceLength = 12
    static let tagLength = 16

    private let sealing: OpaquePointer
    private let opening: OpaquePointer
    private var sealingKey: SecretKey?
    private var openingKey: SecretKey?
    /// The tag of the value that is opened, and an end. To hand it over with the nonce is a call less than to set it
    /// behind the text as the manual shows: 0.03 µs.
    private let openingTag: UnsafeMutablePointer<OSSL_PARAM>
    private static let tagName: StaticString = "tag"  // OSSL_CIPHER_PARAM_AEAD_TAG

    public init() {
        sealing = EVP_CIPHER_CTX_new()
        opening = EVP_CIPHER_CTX_new()
        openingTag = .allocate(capacity: 2)
        openingTag.initialize(repeating: OSSL_PARAM(), count: 2)
        let name = UnsafeRawPointer(Cipher.tagName.utf8Start).assumingMemoryBound(to: CChar.self)
        openingTag[0] = OSSL_PARAM_construct_octet_string(name, nil, Cipher.tagLength)
        openingTag[1] = OSSL_PARAM_construct_end()
    }

    deinit {
        openingTag.deallocate()
        EVP_CIPHER_CTX_free(sealing)
        EVP_CIPHER_CTX_free(opening)
    }

    // MARK: Sealing

    /// Seals bytes. `keyID` says which key it was, for whoever has several.
    public func seal(
        _ plain: some ContiguousBytes, with key: SecretKey, keyID: UInt8 = 1, bound additional: some ContiguousBytes
    ) throws(SecretsError) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: 0)
        var done: Int32 = 1
        plain.withContiguousBytes { plain in
            sealed = [UInt8](unsafeUninitializedCapacity: plain.count + Cipher.overhead) { buffer, count in
                count = plain.count + Cipher.overhead
                buffer[0] = keyID
                let nonce = buffer.baseAddress! + 1
                Random.fill(UnsafeMutableRawBufferPointer(start: nonce, count: Cipher.nonceLength))
                done &= start(sealing, key, &sealingKey, nonce: nonce, encrypt: 1)
                var length: Int32 = 0
                additional.withContiguousBytes {
                    done &= EVP_EncryptUpdate(sealing, nil, &length, $0.bytes, Int32($0.count))
                }
                let text = nonce + Cipher.nonceLength
                done &= EVP_EncryptUpdate(sealing, text, &length, plain.bytes, Int32(plain.count))
                done &= EVP_EncryptFinal_ex(sealing, text + plain.count, &length)
                done &= EVP_CIPHER_CTX_ctrl(
                    sealing, EVP_CTRL_AEAD_GET_TAG, Int32(Cipher.tagLength), text + plain.count)
            }
        }
        guard done == 1 else {
            sealingKey = nil
            throw .library("AES-256-GCM")
        }
        return sealed
    }

    // MARK: Opening

    /// Opens a sealed value into memory that has room for `sealed.count` bytes.
    /// - Returns: How many were written.
    public func open(
        _ sealed: UnsafeRawBufferPointer, with key: SecretKey, bound additional: UnsafeRawBufferPointer,
        into plain: UnsafeMutablePointer<UInt8>
    ) throws(SecretsError) -> Int {
        guard sealed.count >= Cipher.overhead else { throw .doesNotOpen }
        let bytes = sealed.bytes!
        let nonce = bytes + 1
        let text = nonce + Cipher.nonceLength
        let count = sealed.count - Cipher.overhead
        openingTag[0].data = UnsafeMutableRawPointer(mutating: text + count)
        var length: Int32 = 0
        var done = start(opening, key, &openingKey, nonce: nonce, encrypt: 0, openingTag)
        done &= EVP_DecryptUpdate(opening, nil, &length, additional.bytes, Int32(additional.count))
        done &= EVP_DecryptUpdate(opening, plain, &length, text, Int32(count))
        guard done == 1, EVP_DecryptFinal_ex(opening, plain + count, &length) == 1 else {
            openingKey = nil
            throw .doesNotOpen
        }
        return count
    }

    /// Opens a sealed value.
    public func open(_ sealed: [UInt8], with key: SecretKey, bound additional: some ContiguousBytes)
        throws(SecretsError)
        -> [UInt8]
    {
        var opened: Result<Int, SecretsError> = .failure(.doesNotOpen)
        let plain = [UInt8](unsafeUninitializedCapacity: sealed.count) { buffer, count in
            additional.withContiguousBytes { additional in
                sealed.withUnsafeBytes { sealed in
                    opened = Result { () throws(SecretsError) in
                        try open(sealed, with: key, bound: additional, into: buffer.baseAddress!)
                    }
                }
            }
            count = (try? opened.get()) ?? 0
        }
        _ = try opened.get()
        return plain
    }

    /// Sets the nonce, and the key only if it is another one.
    private func start(
        _ context: OpaquePointer, _ key: SecretKey, _ current: inout SecretKey?, nonce: UnsafePointer<UInt8>,
        encrypt: Int32, _ parameters: UnsafePointer<OSSL_PARAM>? = nil
    ) -> Int32 {
        if current == key { return EVP_CipherInit_ex2(context, nil, nil, nonce, encrypt, parameters) }
        current = key
        return key.withUnsafeBytes {
            EVP_CipherInit_ex2(context, Algorithms.aes256GCM, $0.bytes, nonce, encrypt, parameters)
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var bytes: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
