/// A set of ASCII characters in two words, so that membership is a shift and a mask, without a table to load.
struct ByteSet {
    let low: UInt64
    let high: UInt64

    func contains(_ byte: UInt8) -> Bool {
        guard byte < 128 else { return false }
        return (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1
    }

    /// `tchar`: RFC 9110, section 5.6.2.
    static var token: ByteSet { ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }
    /// What a request target is made of: every visible character but `#`.
    ///
    /// RFC 3986 knows fewer; people type `{` and `"` into query strings, and nothing here is misled by them.
    static var target: ByteSet { ByteSet(low: 0xFFFF_FFF6_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF) }
    /// `reg-name`: RFC 3986, section 3.2.2, the percent sign included.
    static var registeredName: ByteSet { ByteSet(low: 0x2BFF_7FF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
    /// What is inside the brackets of an `IP-literal`: RFC 3986, section 3.2.2.
    static var addressLiteral: ByteSet { ByteSet(low: 0x2FFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
}
