/// What holds for every description of a job and of an application for it, by the schema.
public enum JobLimits {
    public static let title = 200
    public static let company = 200
    public static let location = 200
    public static let source = 100
    public static let description = 50_000
    public static let notes = 10_000
    /// What is said where the last day to apply comes first.
    public static let datesInOrder = "A job cannot close before it is advertised."
}
