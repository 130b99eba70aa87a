import Batches
import Testing

@Suite("InstantText")
struct InstantTextTests {
    @Test func `every day from 0000 to 9999 follows the one before it`() {
        // -719528 is 0000-01-01.
        var (year, month, day) = (0, 1, 1)
        var faults = 0
        for number in -719_528...2_932_896 {
            if InstantText.civil(fromDays: number) != (year, month, day) { faults += 1 }
            day += 1
            guard day > days(in: month, of: year) else { continue }
            (month, day) = (month + 1, 1)
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(faults == 0)
        #expect((year, month, day) == (10_000, 1, 1))
    }

    private func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func `an instant has its text`(milliseconds: Int64, text: String) {
        var bytes = [UInt8](repeating: 0, count: InstantText.length)
        bytes.withUnsafeMutableBufferPointer { InstantText.write(milliseconds, to: $0.baseAddress!) }
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
