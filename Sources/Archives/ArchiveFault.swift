/// Why an archive, or something in it, cannot be read or written.
public enum ArchiveFault: Error, Hashable, Sendable {
    /// The bytes do not end as a ZIP archive does.
    case notAnArchive
    /// Something points out of the archive, or is not what it should be.
    case broken
    /// The archive is in the 64-bit form, for more than 4 GiB or 65,534 entries.
    case zip64
    /// The archive is one of several parts.
    case split
    case encrypted
    /// Packed by another method than store and deflate; its number in APPNOTE, section 4.4.5.
    case unknownMethod(Int)
    /// An entry has more bytes than its reader takes, or than can be written.
    case tooLarge(maximum: Int)
    /// There are more entries than a reader takes.
    case tooManyEntries(maximum: Int)
    /// All entries together have more bytes than a reader takes.
    case tooLargeUnpacked(maximum: Int)
    /// What was unpacked is not what was packed.
    case wrongChecksum
    /// zlib has no memory.
    case outOfMemory
}
