import RapportTypes

extension VideoConference {
    /// The video call in a location, as somebody has typed or pasted it: the first address of a service that is known
    /// by its host and path, or any address where the location is nothing else.
    ///
    /// Addresses are taken apart, never searched: `zoom.us.evil.example` is no Zoom, and neither is an address that
    /// has one of Zoom's in its query.
    init?(in location: String) {
        let candidates = VideoConference.addresses(in: location)
        for url in candidates {
            guard let service = VideoService(url) else { continue }
            self.init(provider: service.provider, joinUrl: url, meetingCode: service.code)
            return
        }
        guard candidates.count == 1, let url = try? WebURL(location) else { return nil }
        self.init(provider: .other, joinUrl: url)
    }

    /// What in a text begins with `http://` or `https://` and is an address. It ends at white space, quotes and angle
    /// brackets, and before the punctuation of the sentence around it.
    private static func addresses(in text: String) -> [WebURL] {
        text.split { $0.isWhitespace || "<>\"“”".contains($0) }.compactMap { word in
            let lower = word.lowercased()
            guard let start = ["https://", "http://"].compactMap({ lower.firstRange(of: $0)?.lowerBound }).min() else {
                return nil
            }
            let skipped = lower.distance(from: lower.startIndex, to: start)
            var address = word.dropFirst(skipped)
            // `xhttps://` is no address, `(https://` and `Zoom:https://` are.
            if let before = word.prefix(skipped).last, before.isLetter || before.isNumber { return nil }
            while let last = address.last, ".,;:!?)]}'’".contains(last) { address.removeLast() }
            return try? WebURL(String(address))
        }
    }
}

/// A video service that an address belongs to, and the meeting's code where the address shows it.
private struct VideoService {
    let provider: VideoConferenceProvider
    let code: String?

    init?(_ url: WebURL) {
        // Case matters in no part of a path that is looked at; codes are digits and letters of one case.
        let path = url.path.split(separator: "/").map { $0.lowercased() }
        let service: (VideoConferenceProvider, String??)
        switch url.host {
        case _
        where url.isAt("zoom.us", orBelow: true) || url.isAt("zoomgov.com", orBelow: true)
            || url.isAt("zoom.com.cn"):
            service = (.zoom, VideoService.zoomCode(path))
        case "meet.google.com":
            service = (.googleMeet, VideoService.googleMeetCode(path))
        case "teams.microsoft.com", "teams.live.com", "teams.microsoft.us", "teams.cloud.microsoft":
            service = (.microsoftTeams, VideoService.teamsCode(path))
        case _ where url.isAt("webex.com", orBelow: true):
            service = (.webex, VideoService.isWebex(path, query: url.query) ? .some(nil) : nil)
        default:
            return nil
        }
        guard let code = service.1 else { return nil }
        provider = service.0
        self.code = code
    }

    // Each answers nil for a path that leads to no call, and nil inside for one without a code.

    private static func zoomCode(_ path: [String]) -> String?? {
        switch (path.first, path.count) {
        case ("j", 2), ("w", 2), ("s", 2): digits(path[1])
        case ("my", 2): .some(nil)
        case ("wc", 3) where path[1] == "join": digits(path[2])
        case ("wc", 3) where path[2] == "join": digits(path[1])
        default: nil
        }
    }

    private static func googleMeetCode(_ path: [String]) -> String?? {
        if path.count == 2, path[0] == "lookup" { return .some(nil) }
        guard path.count == 1 else { return nil }
        let parts = path[0].split(separator: "-", omittingEmptySubsequences: false)
        let isCode =
            parts.map(\.utf8.count) == [3, 4, 3] && parts.joined().utf8.allSatisfy { (97...122).contains($0) }
        return isCode ? path[0] : nil
    }

    private static func teamsCode(_ path: [String]) -> String?? {
        if path.count >= 3, path[0] == "l", path[1] == "meetup-join" { return .some(nil) }
        return path.count == 2 && path[0] == "meet" ? digits(path[1]) : nil
    }

    private static func isWebex(_ path: [String], query: String?) -> Bool {
        switch (path.first, path.count) {
        case ("meet", 2), ("join", 2): true
        case ("wbxmjs", 3...): path[1] == "joinservice"
        case (_, 2):
            path[1] == "j.php" && (query?.uppercased() ?? "").split(separator: "&").contains { $0.hasPrefix("MTID=") }
        default: false
        }
    }

    private static func digits(_ text: String) -> String?? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? text : nil
    }
}

extension WebURL {
    /// Whether the host is a domain, or one below it.
    fileprivate func isAt(_ domain: String, orBelow: Bool = false) -> Bool {
        host == domain || orBelow && host.hasSuffix("." + domain)
    }
}
