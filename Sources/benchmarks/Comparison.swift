import Glibc

/// Ways to do something, measured side by side in one run.
///
/// The rounds of all candidates are interleaved, and what counts is the best round of each, in CPU time of the thread:
/// so what else the machine does counts as little as it can.
struct Comparison {
    struct Candidate {
        let name: String
        /// Does it once. The result is used, so that none of the work can be left out.
        let body: () throws -> Int
    }

    let title: String
    /// Bytes that each candidate reads, for a rate; 0 for none.
    var bytes = 0
    let candidates: [Candidate]

    private static let rounds = 40
    private static let roundNanoseconds = 5_000_000.0

    /// Measures the candidates and prints a line for each.
    func print() {
        do {
            let nanoseconds = try measured()
            Swift.print(title)
            for (candidate, time) in zip(candidates, nanoseconds) {
                let rate = bytes > 0 ? "  \(text(Double(bytes) * 1000 / time, 0)) MB/s" : ""
                Swift.print("  \(padded(candidate.name, 44))\(padded(text(time / 1000, 3) + " µs", 14))\(rate)")
            }
        } catch {
            Swift.print("\(title): \(error)")
        }
    }

    /// The best time of each candidate, in nanoseconds.
    private func measured() throws -> [Double] {
        var best = Array(repeating: Double.infinity, count: candidates.count)
        let repetitions = try candidates.map(repetitions)
        for _ in 0..<Comparison.rounds {
            for (index, candidate) in candidates.enumerated() {
                best[index] = min(best[index], try round(of: candidate, repetitions[index]))
            }
        }
        return best
    }

    /// How many repetitions take as long as a round should.
    private func repetitions(of candidate: Candidate) throws -> Int {
        var count = 1
        while true {
            let time = try round(of: candidate, count) * Double(count)
            if time > Comparison.roundNanoseconds / 2 { return count }
            count *= 2
        }
    }

    /// Nanoseconds for each repetition.
    private func round(of candidate: Candidate, _ repetitions: Int) throws -> Double {
        var sum = 0
        let start = threadNanoseconds()
        for _ in 0..<repetitions { sum &+= try candidate.body() }
        let end = threadNanoseconds()
        keep(sum)
        return Double(end - start) / Double(repetitions)
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func text(_ number: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = Int((number * scale).rounded())
        guard digits > 0 else { return String(rounded) }
        let fraction = String(rounded % Int(scale))
        return "\(rounded / Int(scale)).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }
}

/// CPU time of this thread.
func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// A use of a result that the optimiser cannot see through.
@inline(never)
func keep(_ value: Int) {
    if value == .min { Swift.print(value) }
}
