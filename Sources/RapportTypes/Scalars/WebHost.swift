/// The host of an address: a name, an IPv4 address or an IPv6 address.
enum WebHost {
    /// The host in its canonical form, nil if it is none.
    static func canonical(_ host: String) -> String? {
        if host.hasPrefix("[") {
            guard host.hasSuffix("]") else { return nil }
            return ipv6(host.dropFirst().dropLast()).map { "[\($0)]" }
        }
        let name = host.lowercased()
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count > 1, labels.last == "" { labels.removeLast() }
        guard let last = labels.last, (1...253).contains(name.utf8.count), labels.allSatisfy(isLabel) else {
            return nil
        }
        // "Ends in a number" (URL standard, 3.5): an IPv4 address or nothing.
        guard !isNumber(last) else { return ipv4(labels) }
        return name
    }

    /// Letters, digits, hyphens inside, and the underscores of real hosts; at most 63 bytes.
    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII ? isNameByte(UInt8(scalar.value)) : isNameCharacter(scalar)
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// What names of other scripts are written with (IDNA2008 allows letters, digits and marks).
    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: true
        // The joiners of Indic and Persian names.
        case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
        // The middle dot of Catalan and Japanese names.
        default: scalar == "\u{B7}" || scalar == "\u{30FB}"
        }
    }

    private static func isNumber(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { (48...57).contains($0) }
            || label.hasPrefix("0x") && label.dropFirst(2).utf8.allSatisfy { UInt8(hexadecimal: $0) != nil }
    }

    /// Four decimal numbers, the one form that everybody reads alike.
    private static func ipv4(_ labels: [Substring]) -> String? {
        guard labels.count == 4 else { return nil }
        for label in labels {
            guard let number = UInt8(label), String(number) == label else { return nil }
        }
        return labels.joined(separator: ".")
    }

    /// Eight groups of hexadecimal digits, one run of zeros as `::`, the last two maybe as IPv4.
    ///
    /// RFC 4291, section 2.2; printed as RFC 5952 says.
    private static func ipv6(_ text: Substring) -> String? {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2, let front = groups(halves[0], mayEndInIPv4: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return front.count == 8 ? compressed(front) : nil }
        guard let back = groups(halves[1], mayEndInIPv4: true), front.count + back.count <= 7 else { return nil }
        return compressed(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func groups(_ text: Substring, mayEndInIPv4: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if mayEndInIPv4, index == parts.count - 1, part.contains(".") {
                let labels = part.split(separator: ".", omittingEmptySubsequences: false)
                guard ipv4(labels) != nil else { return nil }
                let bytes = labels.map { UInt16($0)! }
                groups += [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ UInt8(hexadecimal: $0) != nil }),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    /// The text with its longest run of at least two zeros, the first of equals, as `::`.
    private static func compressed(_ groups: [UInt16]) -> String {
        var longest = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 { start = index + 1 }
            if index + 1 - start > max(longest.count, 1) { longest = start..<index + 1 }
        }
        func text(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !longest.isEmpty else { return text(groups[...]) }
        return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
    }
}
