import Dispatch
import Testing

@testable import RapportStore

@Suite("Reading files")
struct SerialThreadTests {
    @Test func `files are read in turns, and no more than sixteen wait, four of one client`() throws {
        let test = try TestStore()
        let files = test.store.files
        let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let read = Collected<Int>()
        let clients = (1...5).map { Claimant.account(AccountID(high: $0, low: 0)) }
        try files.submit(for: clients[0]) {
            begun.signal()
            gate.wait()
            read.append(0)
        }
        begun.wait()
        for (index, client) in clients.prefix(4).enumerated() {
            for number in 1...4 { try files.submit(for: client) { read.append(10 * number + index) } }
            #expect(throws: StoreError.overloaded) { try files.submit(for: client) {} }
        }
        #expect(throws: StoreError.overloaded) { try files.submit(for: clients[4]) {} }
        gate.signal()
        files.close()
        #expect(read.all == [0, 11, 12, 13, 10, 21, 22, 23, 20, 31, 32, 33, 30, 41, 42, 43, 40])
    }

    @Test func `what is not begun when the clients are gone is forgotten`() throws {
        let test = try TestStore()
        let gate = DispatchSemaphore(value: 0)
        let read = Collected<Int>()
        let files = test.store.files
        try files.submit(for: .address(nil)) {
            gate.wait()
            read.append(0)
        }
        for number in 1...3 { try files.submit(for: .address(nil)) { read.append(number) } }
        test.store.giveUpClients()
        gate.signal()
        files.close()
        #expect(read.all.allSatisfy { $0 == 0 })
    }
}
