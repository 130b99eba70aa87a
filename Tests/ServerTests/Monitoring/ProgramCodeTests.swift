import Glibc
import Testing

@testable import rapport

@Suite("The code of the program")
struct ProgramCodeTests {
    @Test func `what the start has needed of it leaves the memory, and the program goes on`() throws {
        let before = try residentCode()
        ProgramCode.giveBack()
        #expect(try residentCode() < before)
    }

    /// Kilobytes of code that are in memory.
    private func residentCode() throws -> Int {
        let file = open("/proc/self/smaps", O_RDONLY)
        defer { close(file) }
        let bytes = try #require(FileReading.bytes(of: file, atMost: 64 << 20))
        var isCode = false
        var sum = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            if line.contains("-"), fields.count > 4 { isCode = fields[1] == "r-xp" }
            if isCode, fields[0] == "Rss:" { sum += Int(fields[1]) ?? 0 }
        }
        return sum
    }
}
