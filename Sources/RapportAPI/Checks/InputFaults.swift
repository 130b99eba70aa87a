import Batches
import RapportTypes

/// Collects everything that is wrong with an input, so that a mutation with five faults shows all five.
///
/// Each check answers with the value to store, cleaned; what it answers for a value that is at fault is not used,
/// because a payload with user errors stores nothing.
struct InputFaults {
    private(set) var errors: [UserError] = []

    var isEmpty: Bool { errors.isEmpty }

    mutating func append(_ error: UserError) { errors.append(error) }

    /// Adds a fault of one field. `path` goes below `input`.
    mutating func add(
        _ code: UserErrorCode, _ path: [String], _ message: String, minimum: Int? = nil, maximum: Int? = nil
    ) {
        errors.append(
            .validationError(
                ValidationError(
                    message: message, code: code, path: ["input"] + path, minimum: minimum.map(Double.init),
                    maximum: maximum.map(Double.init))))
    }

    // MARK: Text

    /// Text without line breaks that has to be there: 1 to `maximum` characters after trimming.
    mutating func line(_ text: String, _ path: [String], maximum: Int) -> String {
        do throws(TextFault) {
            return try Text.oneLine(text, maximum: maximum)
        } catch {
            add(error, path)
            return ""
        }
    }

    /// Long text, which keeps its line breaks, that has to be there: 1 to `maximum` characters after trimming.
    mutating func text(_ text: String, _ path: [String], maximum: Int) -> String {
        do throws(TextFault) {
            return try Text.long(text, maximum: maximum)
        } catch {
            add(error, path)
            return ""
        }
    }

    /// Text without line breaks that may be missing; blank text is none.
    mutating func optionalLine(_ text: Omittable<String>, _ path: [String], maximum: Int) -> Omittable<String> {
        optional(text, path) { value throws(TextFault) in try Text.oneLine(value, maximum: maximum) }
    }

    /// Notes and the like, which keep their line breaks; blank text is none.
    mutating func optionalText(_ text: Omittable<String>, _ path: [String], maximum: Int) -> Omittable<String> {
        optional(text, path) { value throws(TextFault) in try Text.long(value, maximum: maximum) }
    }

    /// A list of one-line texts, each 1 to `maximumLength` characters after trimming.
    mutating func lines(_ texts: [String], _ path: [String], maximumCount: Int, maximumLength: Int) -> [String] {
        if texts.count > maximumCount {
            add(.tooLong, path, "At most \(maximumCount) are allowed, these are \(texts.count).", maximum: maximumCount)
            return []
        }
        return texts.enumerated().map { line($1, path + [String($0)], maximum: maximumLength) }
    }

    /// A list that needs at least one element.
    mutating func notEmpty<T>(_ list: [T], _ path: [String]) {
        if list.isEmpty { add(.required, path, "At least one is needed.") }
    }

    private mutating func optional(
        _ text: Omittable<String>, _ path: [String], _ clean: (String) throws(TextFault) -> String
    ) -> Omittable<String> {
        guard case .value(let value) = text else { return text }
        do throws(TextFault) {
            return .value(try clean(value))
        } catch {
            if error != .empty { add(error, path) }
            return .null
        }
    }

    private mutating func add(_ fault: TextFault, _ path: [String]) {
        switch fault {
        case .empty:
            add(.required, path, "This must not be blank.")
        case .nul:
            add(.invalidFormat, path, "Text must not contain NUL.")
        case .controlCharacter(let scalar):
            let number = String(scalar.value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
            add(.invalidFormat, path, "Text must not contain the control character U+\(code) here.")
        case .tooLong(let maximum, let actual):
            add(
                .tooLong, path, "At most \(maximum) characters are allowed, this has \(actual).", maximum: maximum)
        }
    }

    // MARK: Numbers and times

    mutating func number(_ number: Int?, _ path: [String], in range: ClosedRange<Int>) {
        guard let number, !range.contains(number) else { return }
        add(
            .outOfRange, path, "This must be from \(range.lowerBound) to \(range.upperBound).",
            minimum: range.lowerBound, maximum: range.upperBound)
    }

    /// An instant that may not be later than now, with five minutes of tolerance for the client's clock.
    mutating func past(_ instant: DateTime?, _ path: [String], now: DateTime) {
        guard let instant, instant > now.adding(minutes: 5) else { return }
        add(.mustBeInPast, path, "This must not be in the future.")
    }

    mutating func future(_ instant: DateTime?, _ path: [String], now: DateTime) {
        guard let instant, instant <= now else { return }
        add(.mustBeInFuture, path, "This must be in the future.")
    }

    /// A field that an update may leave out but not clear.
    mutating func notCleared<T>(_ value: Omittable<T>, _ path: [String]) {
        guard case .null = value else { return }
        add(.required, path, "This cannot be cleared.")
    }
}
