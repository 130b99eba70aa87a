import Glibc

/// Why something secret could not be made or read.
public enum SecretsError: Error, Hashable, Sendable {
    /// The sealed value is damaged, was sealed with another key, or was moved from another row or column.
    case doesNotOpen
    /// Sealed in a form or with a master key that this program does not have.
    case unknownKey(id: UInt8)
    /// Not 32 bytes in base64 or hexadecimal digits.
    case malformedMasterKey
    /// The same of the key in a file.
    case malformedKeyFile(path: String)
    /// The key file can be read by others than its owner.
    case keyFileIsOpenToOthers(path: String, mode: UInt32)
    /// The key file cannot be read or made.
    case keyFile(path: String, error: Int32)
    /// libcrypto refused: out of memory, or no randomness.
    case library(String)
}

extension SecretsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .doesNotOpen: "a sealed value does not open"
        case .unknownKey(let id): "a value was sealed with key \(id), which is not there"
        case .malformedMasterKey: "the master key is not 32 bytes in base64 or hexadecimal digits"
        case .malformedKeyFile(let path):
            "the key file \(path) does not have 32 bytes in base64 or hexadecimal digits"
        case .keyFileIsOpenToOthers(let path, let mode):
            "the key file \(path) can be read by others (mode \(String(mode, radix: 8))); make it 600"
        case .keyFile(let path, let error): "the key file \(path) cannot be used: \(String(cString: strerror(error)))"
        case .library(let function): "libcrypto: \(function) failed"
        }
    }
}
