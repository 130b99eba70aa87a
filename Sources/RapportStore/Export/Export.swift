import Batches
import RapportTypes

/// Something to write to a file.
public enum Export: Sendable {
    /// The contacts that fit; without a word on archived ones they are left out.
    case contacts(ContactFilter?, ContactExportFormat)
    /// Everything that the account has. `kinds` says of columns how they are to be shown, by their names: truth and
    /// JSON, which tables have as numbers and texts.
    case account(includesEvents: Bool, kinds: [String: CellKind])
}

public enum ExportOutcome: Hashable, Sendable {
    case finished(FinishedExport)
    /// As many files of the account as may wait to be fetched.
    case tooManyFiles(maximum: Int)
    /// The file would have more bytes.
    case tooLarge(maximum: Int)
}

/// A file that waits to be fetched.
public struct FinishedExport: Hashable, Sendable {
    public let fileName: String
    public let mediaType: String
    public let byteCount: Int
    /// What its address ends with.
    public let token: String
}

public enum ExportLimits {
    /// Bytes of a file. The whole is in memory while it is sent.
    public static let maximumSize = 128 << 20
    /// Files of an account that wait.
    public static let maximumFiles = 10
    /// How long a file waits.
    public static let minutes = 15
}

extension Export {
    /// `contacts-2026-11-20.vcf`
    func fileName(at now: DateTime) -> String {
        switch self {
        case .contacts(_, .csv): "contacts-\(now.date.text).csv"
        case .contacts: "contacts-\(now.date.text).vcf"
        case .account: "rapport-\(now.date.text).zip"
        }
    }

    var mediaType: String {
        switch self {
        case .contacts(_, .csv): "text/csv; charset=utf-8"
        case .contacts: "text/vcard; charset=utf-8"
        case .account: "application/zip"
        }
    }
}
