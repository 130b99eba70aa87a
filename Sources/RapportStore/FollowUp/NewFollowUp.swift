import Batches
import RapportTypes

/// Something the user means to do, checked and cleaned.
public struct NewFollowUp: Hashable, Sendable {
    /// One line, as `FollowUpTitle` makes it of longer texts.
    public var title: String
    public var notes: String?
    public var dueAt: DateTime?
    /// Whom it concerns.
    public var contact: UUID?
    /// What it came from: a record of a type in `FollowUpSubjects`.
    public var subject: AnyKey?

    /// - Parameter title: Of any length and with any line breaks: what is no line of 200 characters is cut, and goes
    ///   whole into the notes, above what they have.
    public init(
        title: String, notes: String? = nil, dueAt: DateTime? = nil, contact: UUID? = nil, subject: AnyKey? = nil
    ) {
        self.title = FollowUpTitle.line(title)
        self.notes = self.title == title ? notes : [title, notes].compactMap { $0 }.joined(separator: "\n\n")
        self.dueAt = dueAt
        self.contact = contact
        self.subject = subject
    }
}

/// What of a follow-up shall be otherwise; what is omitted or nil stays, null clears.
public struct FollowUpChanges: Hashable, Sendable {
    public var title: String?
    public var notes: Omittable<String>
    public var dueAt: Omittable<DateTime>
    public var status: FollowUpStatus?

    public init(
        title: String? = nil, notes: Omittable<String> = .omitted, dueAt: Omittable<DateTime> = .omitted,
        status: FollowUpStatus? = nil
    ) {
        self.title = title
        self.notes = notes
        self.dueAt = dueAt
        self.status = status
    }
}

/// The titles of follow-ups that are made of something else.
public enum FollowUpTitle {
    public static let maximumLength = 200

    /// A text as one line of at most 200 characters, the last of which is an ellipsis where something is left out.
    public static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != "\r" {
            line.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
        }
        guard line.count > maximumLength else { return String(line) }
        line = String.UnicodeScalarView(line.prefix(maximumLength - 1))
        line.append("…")
        return String(line)
    }

    /// The title where nobody has said what is to be done.
    public static func with(_ name: String) -> String { line("Follow up with \(name)") }
}
