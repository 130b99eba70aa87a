/// Text that is not a value of its scalar: which scalar, and what is wrong with it.
public struct ScalarFault: Error, Hashable, Sendable {
    /// The scalars of the schema, by their names there.
    public enum Scalar: String, Hashable, Sendable {
        case dateTime = "DateTime"
        case date = "Date"
        case localTime = "LocalTime"
        case timeZone = "TimeZone"
        case url = "URL"
        case emailAddress = "EmailAddress"
        case currencyCode = "CurrencyCode"
        case base64 = "Base64"
    }

    public enum Reason: Hashable, Sendable {
        /// Not of the scalar's form at all.
        case malformed
        /// A month or a day that no calendar has, such as February 30.
        case noSuchDay
        /// An hour, minute or second that no clock shows.
        case noSuchTime
        /// An instant before the year 0 or after the year 9999, in UTC.
        case yearOutOfRange
        case tooLong(maximum: Int)
        /// A well-formed name that names nothing: a time zone or a currency.
        case unknown
        case notWeb
        case badHost
        case badPort
        case hasCredentials
        /// White space or another character that may not stand in the text.
        case forbiddenCharacter
        case notLinkedIn
    }

    public var scalar: Scalar
    public var reason: Reason

    public init(_ scalar: Scalar, _ reason: Reason) {
        self.scalar = scalar
        self.reason = reason
    }
}

extension ScalarFault: CustomStringConvertible {
    /// One short sentence without its full stop, for example "not a time that exists".
    public var description: String {
        switch reason {
        case .malformed: "expected \(expectation)"
        case .noSuchDay: "not a day that exists"
        case .noSuchTime: "not a time that exists"
        case .yearOutOfRange: "the year must be 0000 to 9999 in UTC"
        case .tooLong(let maximum): "at most \(maximum) characters are allowed"
        case .unknown: "no such \(scalar == .timeZone ? "time zone" : "currency")"
        case .notWeb: "must begin with http:// or https://"
        case .badHost: "not a valid host name or address"
        case .badPort: "not a valid port"
        case .hasCredentials: "must not contain a user name or password"
        case .forbiddenCharacter: "contains a character that is not allowed"
        case .notLinkedIn: "must be an address of linkedin.com"
        }
    }

    private var expectation: String {
        switch scalar {
        case .dateTime: "an RFC 3339 date and time with an offset, such as 2026-01-05T14:00:00Z"
        case .date: "a date such as 2026-01-05"
        case .localTime: "a time such as 08:30:00"
        case .timeZone: "an IANA time zone name, such as America/Los_Angeles"
        case .url: "an absolute http or https URL"
        case .emailAddress: "one email address, such as ada@example.org"
        case .currencyCode: "an ISO 4217 currency code, such as EUR"
        case .base64: "standard base64 with padding"
        }
    }
}
