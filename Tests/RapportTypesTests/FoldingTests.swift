import Foundation
import Testing

@testable import RapportTypes

@Suite("Folding")
struct FoldingTests {
    @Test(arguments: [
        ("José Álvarez", "jose alvarez"),
        ("JOSE\u{301} A\u{301}LVAREZ", "jose alvarez"),
        ("Łukasz Gołąb", "lukasz golab"),
        ("Bjørn Ødegård", "bjorn odegard"),
        ("Straße, STRAẞE", "strasse, strasse"),
        ("Ærøskøbing", "aeroskobing"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("Đặng", "dang"),
        ("Ελένη Παπαδοπούλου", "ελενη παπαδοπουλου"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("Алёна Йовович", "алена иовович"),
        ("Sam O’Neil", "sam o'neil"),
        ("A–B", "a-b"),
        ("a\u{A0}b", "a b"),
        ("ﬁne", "fine"),
        ("𝗝𝗼𝗵𝗻 Ⓐ", "john a"),
        ("ＡＢＣ１２", "abc12"),
        ("ｶﾞ", "カ\u{3099}"),
        ("が", "か\u{3099}"),
        ("أحمد مُحَمَّد", "احمد محمد"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("山田 太郎", "山田 太郎"),
        ("Zo\u{AD}ë\u{200B}", "zoe"),
        ("Designer 🎨", "designer 🎨"),
        ("", ""),
        ("Plain ASCII 123", "plain ascii 123"),
    ])
    func `case and accents do not count`(given: String, folded: String) {
        #expect(Array(Folding.fold(given).unicodeScalars) == Array(folded.unicodeScalars))
    }

    @Test func `the beginning of a Korean word is found while its syllable is being typed`() {
        #expect(Folding.fold("김민수").hasPrefixByScalars(Folding.fold("기")))
        #expect(Folding.fold("김") == Folding.fold("\u{1100}\u{1175}\u{11B7}"))
    }

    @Test func `folding twice changes nothing`() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.fold(String(Character(scalar)))
            #expect(Array(Folding.fold(once).utf8) == Array(once.utf8), "U+\(String(value, radix: 16))")
        }
    }

    @Test func `composed and decomposed letters fold alike`() {
        for value in UInt32(0x80)...0x1FFFF where !(0xF900...0xFAFF).contains(value) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            let composed = String(Character(scalar))
            let decomposed = composed.decomposedStringWithCanonicalMapping
            #expect(
                Array(Folding.fold(composed).utf8) == Array(Folding.fold(decomposed).utf8),
                "U+\(String(value, radix: 16))")
        }
    }

    @Test func `bytes that are not UTF-8 do not trap`() {
        let bytes: [UInt8] = [0x41, 0xFF, 0xC3]
        #expect(bytes.withUnsafeBufferPointer(Folding.fold(utf8:)) == Array("a\u{FFFD}\u{FFFD}".utf8))
    }
}

extension String {
    fileprivate func hasPrefixByScalars(_ prefix: String) -> Bool { unicodeScalars.starts(with: prefix.unicodeScalars) }
}
