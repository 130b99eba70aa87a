import Batches
import GraphQLSchema
import RapportTypes

extension ScalarCoercion {
    /// Lets the values through that a Swift type takes.
    ///
    /// Resolvers read the value once more, into the type: a text of some characters each, which costs less than
    /// carrying values of every type through coercion would.
    static func checking<T: InputDecodable & Sendable>(_: T.Type) -> ScalarCoercion {
        ScalarCoercion { value throws(CoercionError) in
            do {
                _ = try T(inputValue: value)
                return value
            } catch let error as CoercionError {
                throw error
            } catch {
                throw CoercionError(message: "\(error)")
            }
        }
    }
}

extension InputDecodable where Self: TextScalar {
    init(inputValue: InputValue) throws {
        let text = try String(inputValue: inputValue)
        do throws(ScalarFault) {
            try self.init(text)
        } catch {
            throw CoercionError(message: "\(error.scalar.rawValue): \(error).")
        }
    }
}

extension DateTime: InputDecodable {}
extension CalendarDate: InputDecodable {}
extension LocalTime: InputDecodable {}
extension TimeZoneName: InputDecodable {}
extension WebURL: InputDecodable {}
extension EmailAddress: InputDecodable {}
extension CurrencyCode: InputDecodable {}
extension Base64: InputDecodable {}

extension UUID: InputDecodable {
    init(inputValue: InputValue) throws {
        guard let uuid = UUID(try String(inputValue: inputValue)) else {
            throw CoercionError(message: "Expected a UUID, such as 0190163d-8694-739b-aea5-966c26f8ad91.")
        }
        self = uuid
    }
}
