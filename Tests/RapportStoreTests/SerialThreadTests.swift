import Dispatch
import Testing

@testable import RapportStore

@Suite("Reading files")
struct SerialThreadTests {
    @Test func `files are read one after the other, and no more than sixteen wait`() throws {
        let test = try TestStore()
        let files = test.store.files
        let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let read = Collected<Int>()
        try files.submit {
            begun.signal()
            gate.wait()
            read.append(0)
        }
        begun.wait()
        for file in 1...16 { try files.submit { read.append(file) } }
        #expect(throws: StoreError.overloaded) { try files.submit {} }
        gate.signal()
        files.close()
        #expect(read.all == Array(0...16))
    }
}
