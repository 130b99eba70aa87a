/// Which content codings a client takes, as far as any is offered here: gzip, or none.
///
/// RFC 9110, section 12.5.3.
struct AcceptedCodings {
    // Quality values in thousandths; nil for what is not named.
    private var gzip: Int?
    private var identity: Int?
    private var others: Int?

    /// Whether an answer may be sent with gzip, and the client does not like it better without.
    var prefersGzip: Bool {
        let gzip = gzip ?? others ?? 0
        return gzip > 0 && gzip >= identity ?? 0
    }

    /// ```
    /// Accept-Encoding = #( codings [ weight ] )
    /// codings         = content-coding / "identity" / "*"
    /// ```
    mutating func note(_ value: HeadText) {
        value.forEachListMember { member in
            var end = 0
            while end < member.bytes.count, member.bytes[end] != UInt8(ascii: ";") { end += 1 }
            let coding = HeadText(UnsafeRawBufferPointer(rebasing: member.bytes[..<end])).trimmed
            let weight = HeadText(UnsafeRawBufferPointer(rebasing: member.bytes[min(end + 1, member.bytes.count)...]))
            // What is malformed is not understood, and so not accepted.
            guard let quality = end == member.bytes.count ? 1000 : AcceptedCodings.quality(weight.trimmed) else {
                return
            }
            if coding.matches("gzip") || coding.matches("x-gzip") {
                gzip = quality
            } else if coding.matches("identity") {
                identity = quality
            } else if coding == "*" {
                others = quality
            }
        }
    }

    /// ```
    /// weight = OWS ";" OWS "q=" qvalue
    /// qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )
    /// ```
    ///
    /// RFC 9110, section 12.4.2; here behind the semicolon, in thousandths.
    private static func quality(_ weight: HeadText) -> Int? {
        guard weight.hasPrefix("q=") || weight.hasPrefix("Q=") else { return nil }
        let digits = weight.bytes.dropFirst(2)
        guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        var quality = Int(first - UInt8(ascii: "0")) * 1000
        let rest = digits.dropFirst()
        guard rest.first.map({ $0 == UInt8(ascii: ".") }) ?? true, rest.count <= 4 else { return nil }
        var place = 100
        for digit in rest.dropFirst() {
            guard isDigit(digit) else { return nil }
            quality += Int(digit - UInt8(ascii: "0")) * place
            place /= 10
        }
        return quality <= 1000 ? quality : nil
    }
}
