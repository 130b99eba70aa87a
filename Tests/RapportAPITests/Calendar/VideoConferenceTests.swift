import RapportTypes
import Testing

@testable import RapportAPI

@Suite("The video call in a location")
struct VideoConferenceTests {
    @Test(arguments: [
        ("https://zoom.us/j/12345", "ZOOM https://zoom.us/j/12345 12345"),
        (
            "Join: https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbg.1 (passcode 123)",
            "ZOOM https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbg.1 81234567890"
        ),
        ("https://northlight.zoom.us/my/mira.okonkwo", "ZOOM https://northlight.zoom.us/my/mira.okonkwo -"),
        ("https://zoom.us/w/81234567890", "ZOOM https://zoom.us/w/81234567890 81234567890"),
        ("https://zoom.us/s/81234567890", "ZOOM https://zoom.us/s/81234567890 81234567890"),
        ("https://zoom.us/wc/join/81234567890", "ZOOM https://zoom.us/wc/join/81234567890 81234567890"),
        ("https://app.zoom.us/wc/81234567890/join", "ZOOM https://app.zoom.us/wc/81234567890/join 81234567890"),
        ("https://zoom.com.cn/j/1", "ZOOM https://zoom.com.cn/j/1 1"),
        ("https://agency.zoomgov.com/j/161", "ZOOM https://agency.zoomgov.com/j/161 161"),
        ("Room 4, then HTTPS://ZOOM.US/J/99", "ZOOM https://zoom.us/J/99 99"),
        ("http://zoom.us/j/7", "ZOOM http://zoom.us/j/7 7"),
        ("<https://zoom.us/j/7>", "ZOOM https://zoom.us/j/7 7"),
        ("Zoom:https://zoom.us/j/7.", "ZOOM https://zoom.us/j/7 7"),
        ("https://acme.example/map https://zoom.us/j/7", "ZOOM https://zoom.us/j/7 7"),
        ("https://zoom.us/j/7 https://zoom.us/j/8", "ZOOM https://zoom.us/j/7 7"),
        ("https://meet.google.com/abc-defg-hij", "GOOGLE_MEET https://meet.google.com/abc-defg-hij abc-defg-hij"),
        ("https://meet.google.com/lookup/team-sync", "GOOGLE_MEET https://meet.google.com/lookup/team-sync -"),
        (
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_X%40thread.v2/0?context=%7b%7d",
            "MICROSOFT_TEAMS https://teams.microsoft.com/l/meetup-join/19%3ameeting_X%40thread.v2/0?context=%7b%7d -"
        ),
        (
            "https://teams.microsoft.com/meet/2345678901234?p=AbCd",
            "MICROSOFT_TEAMS https://teams.microsoft.com/meet/2345678901234?p=AbCd 2345678901234"
        ),
        (
            "https://teams.live.com/meet/9356789012345",
            "MICROSOFT_TEAMS https://teams.live.com/meet/9356789012345 9356789012345"
        ),
        ("https://teams.microsoft.us/meet/1", "MICROSOFT_TEAMS https://teams.microsoft.us/meet/1 1"),
        ("https://teams.cloud.microsoft/meet/1", "MICROSOFT_TEAMS https://teams.cloud.microsoft/meet/1 1"),
        ("https://northlight.webex.com/meet/mira", "WEBEX https://northlight.webex.com/meet/mira -"),
        ("https://northlight.webex.com/join/mira", "WEBEX https://northlight.webex.com/join/mira -"),
        (
            "https://northlight.webex.com/northlight/j.php?MTID=m0123456789abcdef",
            "WEBEX https://northlight.webex.com/northlight/j.php?MTID=m0123456789abcdef -"
        ),
        (
            "https://northlight.webex.com/wbxmjs/joinservice/sites/northlight/meeting/download/1",
            "WEBEX https://northlight.webex.com/wbxmjs/joinservice/sites/northlight/meeting/download/1 -"
        ),
    ])
    func `is recognised by host and path, wherever the address stands`(location: String, conference: String) {
        #expect(described(location) == conference)
    }

    @Test(arguments: [
        ("https://meet.example.com/room/42", "OTHER https://meet.example.com/room/42 -"),
        (" http://meet.example.com/room/42 ", "OTHER http://meet.example.com/room/42 -"),
        ("https://zoom.us.evil.example/j/123", "OTHER https://zoom.us.evil.example/j/123 -"),
        ("https://notzoom.us/j/123", "OTHER https://notzoom.us/j/123 -"),
        ("https://zoomgov.com/j/123", "OTHER https://zoomgov.com/j/123 -"),
        ("https://evil.example/?u=https://zoom.us/j/1", "OTHER https://evil.example/?u=https://zoom.us/j/1 -"),
        ("https://zoom.us/pricing", "OTHER https://zoom.us/pricing -"),
        ("https://zoom.us/j/12a", "OTHER https://zoom.us/j/12a -"),
        ("https://meet.google.com/abc-defg-hi", "OTHER https://meet.google.com/abc-defg-hi -"),
        ("https://meet.google.com/abc-def1-hij", "OTHER https://meet.google.com/abc-def1-hij -"),
        (
            "https://meet.google.com.evil.example/abc-defg-hij",
            "OTHER https://meet.google.com.evil.example/abc-defg-hij -"
        ),
        ("https://teams.microsoft.com/meet/abc", "OTHER https://teams.microsoft.com/meet/abc -"),
        ("https://a.webex.com/a/j.php?x=MTID=1", "OTHER https://a.webex.com/a/j.php?x=MTID=1 -"),
    ])
    func `is of another service where the location is one address of nobody's`(
        location: String, conference: String
    ) {
        #expect(described(location) == conference)
    }

    @Test(arguments: [
        "12 Main Street, Oslo", "", "javascript:alert(1)", "zoom.us/j/123", "https://", "https://zoom.us@evil/j/1",
        "Room 4, https://meet.example.com/room/42", "xhttps://zoom.us/j/1",
        "see https://zoom.us.evil.example/j/123", "see https://evil.example/?u=https://zoom.us/j/1",
        "see https://zoom.us/pricing",
    ])
    func `is none where there is no address, or one of nobody's among other words`(location: String) {
        #expect(described(location) == nil)
    }

    private func described(_ location: String) -> String? {
        VideoConference(in: location).map { "\($0.provider.rawValue) \($0.joinUrl) \($0.meetingCode ?? "-")" }
    }
}
