/// Writes syntax canonically: the text that it has, and how far the current line is indented.
struct Printer {
    /// What is longer than this many characters is broken into lines, if it can be.
    static let maximumWidth = 80

    private var output: [UInt8] = []
    /// How many characters were written, without indentation.
    private var characters = 0
    private var indentation = 0
    /// What lines are indented with: appended as bytes, not one after the other.
    private var spaces: [UInt8] = []
    /// Where the attempt to keep something on one line began, nil if there is none.
    private var attemptStart: Int?

    var text: String { String(decoding: output, as: UTF8.self) }
}

// MARK: - Writing

extension Printer {
    mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { output.append(contentsOf: $0) }
        characters += text.utf8CodeUnitCount
    }

    /// Writes text without line ends.
    mutating func write(_ bytes: some Collection<UInt8>) {
        output.append(contentsOf: bytes)
        for byte in bytes where byte & 0xC0 != 0x80 { characters += 1 }
    }

    mutating func newLine() {
        output.append(UInt8(ascii: "\n"))
        characters += 1
        while spaces.count < 2 * indentation { spaces.append(UInt8(ascii: " ")) }
        output.append(contentsOf: spaces[..<(2 * indentation)])
    }

    /// Writes each element on a line of its own, between two brackets.
    mutating func lines<Elements: Sequence>(
        _ open: StaticString, _ elements: Elements, _ close: StaticString, indent: Bool = true,
        _ print: (inout Printer, Elements.Element) -> Void
    ) {
        write(open)
        indentation += indent ? 1 : 0
        for element in elements {
            newLine()
            print(&self, element)
        }
        indentation -= indent ? 1 : 0
        newLine()
        write(close)
    }

    /// Writes the elements with something between them, as long as there is room.
    mutating func row<Elements: Sequence>(
        _ elements: Elements, separator: StaticString = ", ", _ print: (inout Printer, Elements.Element) -> Void
    ) {
        var isFirst = true
        for element in elements where !isTooWide {
            if !isFirst { write(separator) }
            isFirst = false
            print(&self, element)
        }
    }
}

// MARK: - Breaking lines

extension Printer {
    /// Whether what an attempt has written so far is too much already.
    var isTooWide: Bool { attemptStart.map { characters - $0 > Printer.maximumWidth } ?? false }

    /// Writes something on one line if it fits, else nothing.
    ///
    /// What is inside of something that fits does fit, so it is not asked again. That, and giving up at the first
    /// element too much, makes the time O(length · depth) at worst.
    mutating func fits(since start: Int? = nil, _ print: (inout Printer) -> Void) -> Bool {
        guard attemptStart == nil else {
            print(&self)
            return true
        }
        let (outputBefore, charactersBefore) = (output.count, characters)
        attemptStart = start ?? characters
        print(&self)
        let fits = !isTooWide
        attemptStart = nil
        if !fits {
            output.removeLast(output.count - outputBefore)
            characters = charactersBefore
        }
        return fits
    }

    /// Writes something if it has no line ends, else nothing.
    mutating func isOneLine(_ print: (inout Printer) -> Void) -> Bool {
        let (outputBefore, charactersBefore) = (output.count, characters)
        print(&self)
        guard output[outputBefore...].contains(UInt8(ascii: "\n")) else { return true }
        output.removeLast(output.count - outputBefore)
        characters = charactersBefore
        return false
    }

    /// The place of the next character, for `fits(since:)`.
    var position: Int { characters }
}
