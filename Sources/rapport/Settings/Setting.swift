import HTTPServer
import RapportTypes

/// One thing that can be set: what it is called, what it takes, and what it is for.
struct Setting: Sendable {
    /// Nil for what does not belong on a command line, where every user of the machine can read it.
    let flag: String?
    /// In the environment.
    let variable: String
    /// Stands for the value in the help; nil for a switch, which needs none.
    let placeholder: String?
    /// What a value has to be, as an error says it.
    let expected: String
    let help: String
    /// Puts a value in; false if it is none.
    let take: @Sendable (String, inout Settings) -> Bool
    /// The value as one would write it; nil for none.
    let shown: @Sendable (Settings) -> String?
    /// The default where it is not the same everywhere, or not written like a value.
    var defaultInWords: String?

    /// In a configuration file: `max-page-size`.
    var name: String { variable.dropFirst("RAPPORT_".count).lowercased().replacing("_", with: "-") }

    /// The default as the help says it; nil for none.
    var defaultText: String? { defaultInWords ?? (placeholder == nil ? nil : shown(Settings())) }
    var isSecret: Bool { flag == nil }
    /// Whether it matters to commands that only look after a database.
    var isOfDatabase: Bool { ["config", "database", "master-key", "master-key-file"].contains(name) }
    /// A file does not name another one.
    var mayBeInFile: Bool { name != "config" }
}

extension Setting {
    typealias Place<Value> = WritableKeyPath<Settings, Value> & Sendable

    static func text(_ flag: String, _ placeholder: String, _ place: any Place<String>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: placeholder, expected: "a text that is not empty",
            help: help,
            take: { value, settings in
                settings[keyPath: place] = value
                return !value.isEmpty
            },
            shown: { $0[keyPath: place] })
    }

    /// A file that there need not be.
    static func file(_ flag: String, _ place: any Place<String?>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "FILE", expected: "the path of a file", help: help,
            take: { value, settings in
                settings[keyPath: place] = value
                return !value.isEmpty
            },
            shown: { $0[keyPath: place] })
    }

    /// Addresses and ranges of them, with commas between.
    static func addresses(_ flag: String, _ place: any Place<[AddressRange]>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "LIST",
            expected: "addresses or ranges like 10.0.0.0/8 with commas between", help: help,
            take: { value, settings in
                let ranges = value.split(separator: ",").map { AddressRange($0.filter { $0 != " " }) }
                settings[keyPath: place] = ranges.compactMap { $0 }
                return !ranges.isEmpty && !ranges.contains(nil)
            },
            shown: { settings in
                let ranges = settings[keyPath: place]
                return ranges.isEmpty ? nil : ranges.map(\.description).joined(separator: ",")
            })
    }

    /// One of some words.
    static func choice<Value: CaseIterable & RawRepresentable<String> & SendableMetatype>(
        _ flag: String, _ placeholder: String, _ place: any Place<Value>, _ help: String
    ) -> Setting {
        let words = Value.allCases.map(\.rawValue)
        return Setting(
            flag: flag, variable: variable(for: flag), placeholder: placeholder,
            expected: words.joined(separator: " or "), help: help,
            take: { value, settings in
                guard let choice = Value(rawValue: value) else { return false }
                settings[keyPath: place] = choice
                return true
            },
            shown: { $0[keyPath: place].rawValue })
    }

    /// The address of a server, or of a path on one.
    static func address(_ flag: String, _ place: any Place<WebURL?>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "URL",
            expected: "an http or https address without ? and #, of at most 1000 characters", help: help,
            take: { value, settings in
                let folder = value.hasSuffix("/") ? value : value + "/"
                guard let url = try? WebURL(folder), url.query == nil, url.fragment == nil, url.text.utf8.count <= 1000
                else { return false }
                settings[keyPath: place] = url
                return true
            },
            shown: { $0[keyPath: place]?.text })
    }

    /// Origins as browsers write them, with commas between them.
    static func origins(_ flag: String, _ place: any Place<[String]>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "ORIGINS",
            expected: "origins such as https://app.example.com, with commas between them", help: help,
            take: { value, settings in
                let origins = value.split(separator: ",", omittingEmptySubsequences: false).map {
                    String($0.drop { $0 == " " })
                }
                settings[keyPath: place] = origins
                return origins.allSatisfy(isOrigin)
            },
            shown: { $0[keyPath: place].isEmpty ? nil : $0[keyPath: place].joined(separator: ",") })
    }

    /// Scheme, host and perhaps a port, in lower case and without a path: RFC 6454, section 6.2.
    private static func isOrigin(_ text: String) -> Bool {
        guard let url = try? WebURL(text + "/"), text == text.lowercased() else { return false }
        return url.text == text + "/" && text.utf8.filter { $0 == UInt8(ascii: "/") }.count == 2
    }

    static func secret(_ variable: String, _ place: any Place<String?>, _ help: String) -> Setting {
        Setting(
            flag: nil, variable: variable, placeholder: "KEY", expected: "a key", help: help,
            take: { value, settings in
                settings[keyPath: place] = value
                return !value.isEmpty
            },
            // Never the secret itself.
            shown: { $0[keyPath: place].map { _ in "…" } })
    }

    static func toggle(_ flag: String, _ place: any Place<Bool>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: nil, expected: "true or false", help: help,
            take: { value, settings in
                settings[keyPath: place] = value == "true" || value == "1"
                return ["true", "1", "false", "0"].contains(value)
            },
            shown: { String($0[keyPath: place]) })
    }

    static func count(
        _ flag: String, _ place: any Place<Int>, _ range: ClosedRange<Int>, _ help: String,
        defaultInWords: String? = nil
    ) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "N", expected: words(for: range), help: help,
            take: { value, settings in
                guard let number = Int(value), range.contains(number) else { return false }
                settings[keyPath: place] = number
                return true
            },
            shown: { String($0[keyPath: place]) }, defaultInWords: defaultInWords)
    }

    static func size(_ flag: String, _ place: any Place<Int>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "SIZE",
            expected: "a size from 1 byte to 1 GiB, for example 65536, 64KiB or 32MiB", help: help,
            take: { value, settings in
                guard let bytes = ByteSize.bytes(value), 1...(1 << 30) ~= bytes else { return false }
                settings[keyPath: place] = bytes
                return true
            },
            shown: { ByteSize.text($0[keyPath: place]) })
    }

    static func time(_ flag: String, _ place: any Place<Duration>, _ help: String) -> Setting {
        Setting(
            flag: flag, variable: variable(for: flag), placeholder: "TIME",
            expected: "a time from 1ms to 1h, for example 500ms, 30s or 2m", help: help,
            take: { value, settings in
                guard let time = TimeSpan.duration(value), .milliseconds(1)...(.seconds(3600)) ~= time else {
                    return false
                }
                settings[keyPath: place] = time
                return true
            },
            shown: { TimeSpan.text($0[keyPath: place]) })
    }

    /// `--max-page-size` is `RAPPORT_MAX_PAGE_SIZE`.
    private static func variable(for flag: String) -> String {
        "RAPPORT_" + flag.dropFirst(2).uppercased().replacing("-", with: "_")
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        "a number from \(range.lowerBound) to \(range.upperBound)"
    }
}

/// Sizes as people write them.
enum ByteSize {
    private static let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]

    static func bytes(_ text: String) -> Int? {
        for (unit, factor) in units where text.hasSuffix(unit) {
            guard let number = Int(text.dropLast(unit.count)), number >= 0 else { return nil }
            let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
            return isTooLarge ? nil : bytes
        }
        return Int(text)
    }

    static func text(_ bytes: Int) -> String {
        for (unit, factor) in units.reversed() where bytes.isMultiple(of: factor) { return "\(bytes / factor)\(unit)" }
        return String(bytes)
    }
}

/// Times as people write them; a number alone is seconds.
enum TimeSpan {
    static func duration(_ text: String) -> Duration? {
        // The longer unit first: every other one ends like it.
        for (unit, milliseconds) in [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("", 1000)]
        where text.hasSuffix(unit) {
            guard let number = Int(text.dropLast(unit.count)), 0...1_000_000_000 ~= number else { return nil }
            return .milliseconds(number * milliseconds)
        }
        return nil
    }

    static func text(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        return attoseconds == 0
            ? "\(seconds)s" : "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms"
    }
}
