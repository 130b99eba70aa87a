import Batches

/// The scalar `CurrencyCode`: an alphabetic code of ISO 4217, in upper case.
public struct CurrencyCode: TextScalar {
    public static var cellKind: CellKind { .symbol }

    public let text: String

    public init(_ text: String) throws(ScalarFault) {
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw ScalarFault(.currencyCode, .malformed)
        }
        guard CurrencyCode.known.contains(text) else { throw ScalarFault(.currencyCode, .unknown) }
        self.text = text
    }

    /// A code that was checked when it was stored.
    public init(stored text: String) { self.text = text }

    /// ISO 4217, list one, and what was withdrawn since 2020: older job listings still name them.
    private static let known: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF \
        CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
        HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
        PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
        TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD \
        XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG \
        ANG BGN CUC HRK SLL ZWL
        """.split(separator: " ").map(String.init))
}
