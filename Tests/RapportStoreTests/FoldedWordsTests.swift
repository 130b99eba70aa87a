import RapportTypes
import Testing

@testable import RapportStore

@Suite("Words of a search")
struct FoldedWordsTests {
    @Test(arguments: [
        ("Ada Lovelace", ["ada", "lovelace"]), ("  José-María ", ["jose", "maria"]), ("", []), ("+-*\"(", []),
        ("ben@example.com", ["ben", "example", "com"]), ("C3PO", ["c3po"]), ("Ünal & Söhne", ["unal", "sohne"]),
        ("山田 太郎", ["山田", "太郎"]),
    ])
    func `a search is cut where there is neither letter nor digit`(_ text: String, _ words: [String]) {
        #expect(FoldedWords.split(text) == words)
    }

    @Test(arguments: [
        ("ada lovelace", "ada", false, true),
        ("ada lovelace", "lovelace", false, true),
        ("ada lovelace", "love", false, false),
        ("ada lovelace", "love", true, true),
        ("ada lovelace", "lace", true, false),
        ("adaada ada", "ada", false, true),
        ("ada", "adam", true, false),
        ("", "ada", true, false),
        ("[\"c++\",\"swift\"]", "swift", false, true),
        ("éa xéa", "éa", false, true),
        ("привет мир", "мир", false, true),
        ("привет мир", "ривет", true, false),
        ("山田太郎", "田太", false, true),
        ("ada2", "ada", false, false),
    ])
    func `a word is found whole, or from its beginning`(
        _ text: String, _ word: String, _ isPrefix: Bool, _ isFound: Bool
    ) {
        let found = Array(text.utf8).withUnsafeBytes { text in
            Array(word.utf8).withUnsafeBytes { FoldedWords.contains(text, $0, isPrefix: isPrefix) }
        }
        #expect(found == isFound)
    }
}

@Suite("JSON that is stored")
struct JSONTextTests {
    @Test func `quotes, backslashes and control characters are escaped and nothing else`() {
        #expect(JSONText.list(["a\"b\\c\n\t\r\u{1}", "é/山"]) == #"["a\"b\\c\n\t\r\u0001","é/山"]"#)
        #expect(JSONText.list([]) == "[]")
        #expect(JSONText.object(["a": "1", "b": JSONText.string("x")]) == #"{"a":1,"b":"x"}"#)
    }
}
