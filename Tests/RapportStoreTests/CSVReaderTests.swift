import Testing

@testable import RapportStore

extension CSVReader {
    fileprivate mutating func records() throws(ImportFault) -> [Record] {
        var records: [Record] = []
        while let record = try next() { records.append(record) }
        return records
    }
}

@Suite("CSVReader")
struct CSVReaderTests {
    private static func fields(_ text: String) throws -> [[String]] {
        var reader = CSVReader(text)
        return try reader.records().map(\.fields)
    }

    @Test(arguments: [
        ("", []),
        ("a,b\n", [["a", "b"]]),
        ("a,b", [["a", "b"]]),
        ("a,b\r\nc,d\re,f\n", [["a", "b"], ["c", "d"], ["e", "f"]]),
        ("\u{FEFF}a\n", [["a"]]),
        (",\n", [["", ""]]),
        ("\n\na\n", [[""], [""], ["a"]]),
        ("\"a,b\",c\n", [["a,b", "c"]]),
        ("\"say \"\"hi\"\"\"\n", [["say \"hi\""]]),
        ("\"\"\n", [[""]]),
        ("\"\"\"\"\n", [["\""]]),
        ("\"a\nb\",c\n", [["a\nb", "c"]]),
        ("5\" disk,b\n", [["5\" disk", "b"]]),
        (" \"a\" ,b\n", [[" \"a\" ", "b"]]),
        ("é,山田,🎨\n", [["é", "山田", "🎨"]]),
    ])
    func `records and fields are those of RFC 4180`(text: String, fields: [[String]]) throws {
        #expect(try CSVReaderTests.fields(text) == fields)
    }

    @Test func `a record knows the line that it begins on`() throws {
        var reader = CSVReader("a\r\n\"b\r\nb\nb\"\n\nc\n")
        #expect(try reader.records().map(\.line) == [1, 2, 5, 6])
    }

    @Test func `a quote that is never closed is an error of the line it opens on`() {
        var reader = CSVReader("a,b\nc,\"d\ne,f\n")
        #expect(throws: ImportFault.unclosedQuote(line: 2)) { try reader.records() }
    }

    @Test func `text after a closing quote is an error`() {
        var reader = CSVReader("a\n\"b\"c\n")
        #expect(throws: ImportFault.textAfterQuote(line: 2)) { try reader.records() }
    }

    @Test func `another separator can be asked for`() throws {
        var reader = CSVReader("a;b,c\n", separator: ";")
        #expect(try reader.records().map(\.fields) == [["a", "b,c"]])
    }

    @Test func `of a record with a million fields a thousand are kept`() throws {
        var reader = CSVReader(String(repeating: ",", count: 1_000_000) + "\nb\n")
        #expect(try reader.records().map(\.fields.count) == [1000, 1])
    }

    @Test func `empty lines can be stepped over`() throws {
        var reader = CSVReader("\n\r\n\na\n\n")
        reader.skipEmptyLines()
        #expect(try reader.next() == CSVReader.Record(line: 4, fields: ["a"]))
        reader.skipEmptyLines()
        #expect(try reader.next() == nil)
    }

    @Test func `random text is read or refused, and what is read can be written and read again`() {
        var random = SeededNumbers(state: 9)
        let alphabet = Array("ab\",\"\n\r,é")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...20, using: &random)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &random)! })
            guard let fields = try? CSVReaderTests.fields(text) else { continue }
            let written = fields.map { record in
                record.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
            }.joined()
            #expect(try! CSVReaderTests.fields(written) == fields)
        }
    }
}

/// The same numbers on every run (an LCG of Knuth's), so that a failing random test can be run again.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 32 | state << 32
    }
}
