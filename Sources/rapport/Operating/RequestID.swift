import HTTPServer

/// What a request is called, by the client or a proxy in front of us, or by us: in the log and in the answer.
enum RequestID: Hashable, Sendable {
    case own(UInt64)
    case theirs(String)

    static let maximumLength = 64

    /// What the client calls it, if that is short and made of letters, digits and `-._:/+=@`.
    init?(_ text: HeadText) {
        guard 1...RequestID.maximumLength ~= text.bytes.count, text.bytes.allSatisfy(RequestID.isAllowed) else {
            return nil
        }
        self = .theirs(text.text)
    }

    var text: String {
        switch self {
        case .own(let number):
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        case .theirs(let text): return text
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}

/// Numbers that do not come again: all 2^64 of them in an order that begins anywhere. One for each worker.
struct RequestIDs {
    private var state = UInt64.random(in: .min ... .max)

    /// SplitMix64 (Steele, Lea, Flood 2014), whose steps are one-to-one.
    mutating func next() -> RequestID {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return .own(mixed ^ (mixed >> 31))
    }
}
