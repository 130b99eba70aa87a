import RapportTypes

extension VideoConference {
    /// The video call in a location, as somebody has typed or pasted it: the first address of a service that is known
    /// by its host and path, or any address where the location is nothing else.
    ///
    /// Addresses are taken apart, never searched: `zoom.us.evil.example` is no Zoom, and neither is an address that
    /// has one of Zoom's in its query.
    init?(in location: String) {
        for url in VideoConference.addresses(in: location) {
            guard let provider = VideoConferenceProvider(hostOf: url), let call = VideoCall.at(url, of: provider) else {
                continue
            }
            self.init(provider: provider, joinUrl: url, meetingCode: call.code)
            return
        }
        guard let url = try? WebURL(location) else { return nil }
        self.init(provider: .other, joinUrl: url)
    }

    /// What in a text begins with `http://` or `https://` and is an address. It ends at white space, quotes and angle
    /// brackets, and before the punctuation of the sentence around it.
    private static func addresses(in text: String) -> [WebURL] {
        text.split { $0.isWhitespace || "<>\"“”".contains($0) }.compactMap { word in
            guard var address = address(in: word) else { return nil }
            while let last = address.last, ".,;:!?)]}'’".contains(last) { address.removeLast() }
            return try? WebURL(String(address))
        }
    }

    /// What of a word begins with a scheme: all of it, or what follows a sign as in `(https://…` and `Zoom:https://…`.
    private static func address(in word: Substring) -> Substring? {
        let schemes = ["https://", "http://"]
        var rest = word
        var before: Character?
        while let first = rest.first {
            if schemes.contains(where: rest.prefix(8).lowercased().hasPrefix) {
                return before.map { $0.isLetter || $0.isNumber } == true ? nil : rest
            }
            before = first
            rest = rest.dropFirst()
        }
        return nil
    }
}

extension VideoConferenceProvider {
    /// The service that has a host, if it is a known one.
    fileprivate init?(hostOf url: WebURL) {
        switch url.host {
        case "zoom.us", "zoom.com.cn": self = .zoom
        case let host where host.hasSuffix(".zoom.us") || host.hasSuffix(".zoomgov.com"): self = .zoom
        case "meet.google.com": self = .googleMeet
        case "teams.microsoft.com", "teams.live.com", "teams.microsoft.us", "teams.cloud.microsoft":
            self = .microsoftTeams
        case let host where host.hasSuffix(".webex.com"): self = .webex
        default: return nil
        }
    }
}

/// What the path of an address leads to, and its code where the path shows it.
private struct VideoCall {
    var code: String?

    /// Nil where the path leads to no call.
    static func at(_ url: WebURL, of provider: VideoConferenceProvider) -> VideoCall? {
        // Codes are digits, or letters of one case.
        let path = url.path.lowercased().split(separator: "/").map(String.init)
        return switch provider {
        case .zoom: zoom(path)
        case .googleMeet: googleMeet(path)
        case .microsoftTeams: microsoftTeams(path)
        case .webex: webex(path, query: url.query ?? "")
        case .other: nil
        }
    }

    private static func zoom(_ path: [String]) -> VideoCall? {
        switch (path.first, path.count) {
        case ("my", 2): VideoCall()
        case ("j", 2), ("w", 2), ("s", 2): numbered(path[1])
        case ("wc", 3) where path[1] == "join": numbered(path[2])
        case ("wc", 3) where path[2] == "join": numbered(path[1])
        default: nil
        }
    }

    private static func googleMeet(_ path: [String]) -> VideoCall? {
        if path.count == 2, path[0] == "lookup" { return VideoCall() }
        guard path.count == 1 else { return nil }
        let parts = path[0].utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isCode = parts.map(\.count) == [3, 4, 3] && parts.joined().allSatisfy { (97...122).contains($0) }
        return isCode ? VideoCall(code: path[0]) : nil
    }

    private static func microsoftTeams(_ path: [String]) -> VideoCall? {
        if path.count >= 3, path[0] == "l", path[1] == "meetup-join" { return VideoCall() }
        return path.count == 2 && path[0] == "meet" ? numbered(path[1]) : nil
    }

    private static func webex(_ path: [String], query: String) -> VideoCall? {
        let isCall =
            switch (path.first, path.count) {
            case ("meet", 2), ("join", 2): true
            case ("wbxmjs", 3...): path[1] == "joinservice"
            case (_, 2): path[1] == "j.php" && query.split(separator: "&").contains { $0.hasPrefix("MTID=") }
            default: false
            }
        return isCall ? VideoCall() : nil
    }

    private static func numbered(_ number: String) -> VideoCall? {
        number.utf8.allSatisfy { (48...57).contains($0) } ? VideoCall(code: number) : nil
    }
}
