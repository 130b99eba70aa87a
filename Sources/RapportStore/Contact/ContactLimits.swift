/// What holds for every description of a contact, by the schema: typed in or out of a file.
public enum ContactLimits {
    public static let name = 200
    public static let title = 200
    public static let company = 200
    public static let phone = 50
    public static let notes = 10_000
    public static let tags = 50
    public static let tag = 50
    public static let daysOfRhythm = 1...730
}
