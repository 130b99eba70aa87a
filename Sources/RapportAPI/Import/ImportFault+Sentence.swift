import RapportStore

extension ImportFault {
    var sentence: String {
        switch self {
        case .notUTF8: "The file is neither UTF-8 nor UTF-16 with a byte order mark."
        case .unclosedQuote(let line): "The quote that opens on line \(line) is never closed."
        case .textAfterQuote(let line): "On line \(line), text follows a closing quote."
        case .noHeader: "This is not the Connections.csv of a LinkedIn data export: its headings are missing."
        case .noHeadings: "The file has no line with headings."
        case .tooManyRecords(let maximum): "The file has more than \(maximum) records."
        case .noSuchColumns: "The file has no column with this heading."
        case .noCards: "The file has no vCard."
        case .unclosedCard(let line): "The vCard that begins on line \(line) has no end."
        case .textOutsideCard(let line): "Line \(line) belongs to no vCard."
        case .notInArchive(let fileName): "The archive has no file \(fileName)."
        case .archive(let fault): fault.sentence
        }
    }
}

extension ArchiveFault {
    fileprivate var sentence: String {
        switch self {
        case .notAnArchive: "This is not a ZIP archive."
        case .broken: "The archive is damaged."
        case .zip64: "Archives in the 64-bit form (ZIP64) are not read; pack it again without."
        case .split: "Archives of several parts are not read."
        case .encrypted: "The archive is encrypted."
        case .unknownMethod(let number): "The archive is packed by method \(number), which is not known here."
        case .tooLarge(let maximum): "The file in the archive is larger than \(maximum >> 20) MiB."
        case .tooManyEntries(let maximum): "The archive has more than \(maximum) files."
        case .tooLargeUnpacked(let maximum): "The archive is larger than \(maximum >> 20) MiB when it is unpacked."
        case .wrongChecksum: "The archive is damaged: a checksum is wrong."
        case .outOfMemory: "The archive cannot be unpacked now."
        }
    }
}
