/// What every answer tells browsers.
public enum SecurityFields {
    /// It is what its media type says, is shown in no frame, tells no other site its address, and is read by no page of
    /// another origin unless the answer says so itself (`CrossOriginPolicy`).
    public static let lines: StaticString = """
        X-Content-Type-Options: nosniff\r
        X-Frame-Options: DENY\r
        Referrer-Policy: no-referrer\r
        Cross-Origin-Opener-Policy: same-origin\r
        Cross-Origin-Resource-Policy: same-origin\r

        """
}
