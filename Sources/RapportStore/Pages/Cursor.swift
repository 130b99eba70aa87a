import Batches
import SQLite
import Secrets

/// A place in a list: the sort key and the id of the row it stands behind. It names no parent, so it goes on where
/// it was even when the list has changed, and means the same in the list of another parent.
struct Cursor: Hashable {
    enum Key: Hashable {
        case integer(Int64)
        case text(String)
        /// A row without a value, behind all texts.
        case missing
    }

    var key: Key
    var id: UUID
}

extension Cursor.Key: Bindable {
    var binding: Binding {
        switch self {
        case .integer(let value): .integer(value)
        case .text(let value): .text(value)
        case .missing: .blob([])
        }
    }
}

/// Writes cursors and reads them back:
///
///     base64url( order · key · id (16) · authentication code (12) )
///
/// where the order is a length, the name and the direction, and the key a kind and its bytes. The code is a truncated
/// HMAC: a cursor that a client made up or changed is refused before any statement runs.
struct CursorCoder {
    private static let codeLength = 12
    /// Characters of a cursor. The longest key is a folded name, so none of ours is near it; what is longer is not
    /// worth the time that decoding takes.
    private static let longest = 64 * 1024
    private let authenticator: MessageAuthenticator

    init(key: SecretKey) { authenticator = MessageAuthenticator(key) }

    // MARK: Writing

    func encode(_ cursor: Cursor, of order: PageOrder) -> String {
        var bytes = order.cursorPrefix
        switch cursor.key {
        case .integer(let value):
            bytes.append(KeyKind.integer)
            withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
        case .text(let value):
            bytes.append(KeyKind.text)
            bytes += value.utf8
        case .missing:
            bytes.append(KeyKind.missing)
        }
        bytes += cursor.id.bytes
        bytes += authenticator.code(bytes).prefix(CursorCoder.codeLength)
        return Base64URL.encode(bytes)
    }

    // MARK: Reading

    /// - Parameter argument: The name of the argument, for the error.
    func decode(_ text: String, of order: PageOrder, argument: String) throws(PageError) -> Cursor {
        guard text.utf8.count <= CursorCoder.longest, let bytes = Base64URL.decode(text),
            bytes.count > CursorCoder.codeLength,
            constantTimeEqual(
                authenticator.code(Array(bytes.dropLast(CursorCoder.codeLength))).prefix(CursorCoder.codeLength),
                bytes.suffix(CursorCoder.codeLength))
        else { throw .malformedCursor(argument: argument) }

        // From here on the bytes are our own.
        let prefix = order.cursorPrefix
        guard bytes.starts(with: prefix) else { throw .cursorOfAnotherOrder(argument: argument) }
        let body = bytes.dropFirst(prefix.count).dropLast(CursorCoder.codeLength)
        guard let key = key(body.dropLast(16)) else { throw .malformedCursor(argument: argument) }
        return Cursor(key: key, id: body.suffix(16).withUnsafeBytes { UUID(bytes: $0.baseAddress!) })
    }

    private func key(_ bytes: ArraySlice<UInt8>) -> Cursor.Key? {
        let value = bytes.dropFirst()
        switch bytes.first {
        case KeyKind.integer where value.count == 8: return .integer(value.reduce(0) { $0 << 8 | Int64($1) })
        case KeyKind.text: return .text(String(decoding: value, as: UTF8.self))
        case KeyKind.missing: return .missing
        default: return nil
        }
    }

    private enum KeyKind {
        static let integer: UInt8 = 0
        static let text: UInt8 = 1
        static let missing: UInt8 = 2
    }
}

extension PageOrder {
    /// What the cursors of this order begin with, and no others do.
    fileprivate var cursorPrefix: [UInt8] {
        [UInt8(name.utf8.count)] + name.utf8 + [direction == .ascending ? 0 : 1]
    }
}
