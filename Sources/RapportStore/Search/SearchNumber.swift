/// The number of an entry of the search index: what one account has of a kind is one range of numbers.
struct SearchNumber {
    /// Of the first entry that there could be. Entries count from 1.
    let first: Int64

    init(account: Int64, kind: SearchedKind) { first = account << 36 | Int64(kind.code) << 32 }

    /// The range that an entry belongs to.
    init(of entry: Int64) { first = entry & ~0xFFFF_FFFF }

    /// All entries of the account and the kind.
    var range: ClosedRange<Int64> { first...(first | 0xFFFF_FFFF) }

    /// What stands before each of their words in the full-text index: six characters for the account and one for the
    /// kind, so the index's prefixes count from there.
    var wordPrefix: [UInt8] {
        let account = String(first >> 36, radix: 36)
        let kind = String((first >> 32) & 0xF, radix: 16)
        return Array((String(repeating: "0", count: 6 - account.count) + account + kind).utf8)
    }
}
