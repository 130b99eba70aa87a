import Batches
import Testing

@Suite("UUID")
struct UUIDTests {
    private static let text = Array("0f9e8d7c-6B5A-4938-2716-05fAbCdEf012".utf8)

    @Test func `digits are read in either case and written in lower case`() {
        let id = UUID(high: 0x0f9e_8d7c_6b5a_4938, low: 0x2716_05fa_bcde_f012)
        #expect(UUID(String(decoding: UUIDTests.text, as: UTF8.self)) == id)
        #expect("\(id)" == "0f9e8d7c-6b5a-4938-2716-05fabcdef012")
    }

    @Test(arguments: text.indices)
    func `what is no digit, or no hyphen where one belongs, is refused in every place`(position: Int) {
        let isHyphen = UUIDTests.text[position] == UInt8(ascii: "-")
        let allowed = Set((isHyphen ? "-" : "0123456789abcdefABCDEF").utf8)
        for byte in 0..<128 as Range<UInt8> {
            var text = UUIDTests.text
            text[position] = byte
            #expect((UUID(String(decoding: text, as: UTF8.self)) != nil) == allowed.contains(byte))
        }
    }

    @Test(arguments: ["", "0f9e8d7c-6b5a-4938-2716-05fabcdef01", "0f9e8d7c-6b5a-4938-2716-05fabcdef0123", "é"])
    func `a text of another length is none`(text: String) {
        #expect(UUID(text) == nil)
    }
}
