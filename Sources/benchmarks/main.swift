import Glibc

// Measures parts of the server: `benchmarks [parser|validation|cache|search]`. Without a name all but the search, which
// takes minutes. Or every list of the API: `benchmarks scale [--path DIRECTORY] [--contacts N]`. `benchmarks load
// SOURCE DATABASE` writes the data set that servers are measured with side by side into a database.

let benchmarks: [(name: String, run: () throws -> [Comparison])] = [
    ("parser", parserBenchmark),
    ("validation", validationBenchmark),
    ("cache", cacheBenchmark),
    ("search", searchBenchmark),
]

let wanted = CommandLine.arguments.dropFirst()
if wanted.first == "scale" {
    var (directory, contacts) = (nil as String?, 50_000 as Int?)
    var others = wanted.dropFirst()
    while let name = others.popFirst() {
        let value = others.popFirst()
        switch name {
        case "--path" where value != nil: directory = value
        case "--contacts": contacts = value.flatMap { Int($0) }
        default: contacts = nil
        }
    }
    guard let contacts, contacts >= 20 else {
        print("benchmarks scale [--path DIRECTORY] [--contacts 20 OR MORE]")
        exit(2)
    }
    try scaleBenchmark(in: directory, contacts: contacts)
    exit(0)
}
if wanted.first == "growth" {
    let numbers = wanted.dropFirst().compactMap { Int($0) }
    try growthBenchmark(numbers.isEmpty ? [10_000, 100_000, 1_000_000] : numbers)
    exit(0)
}
if wanted.first == "count" {
    // For scripts/count-instructions.
    switch wanted.count {
    case 2: try CountedDatabase.make(in: CommandLine.arguments[2])
    case 4 where CountedRequests.names.contains(CommandLine.arguments[3]):
        try CountedRequests.run(
            CommandLine.arguments[3], Int(CommandLine.arguments[4]) ?? 1, in: CommandLine.arguments[2])
    default:
        print("benchmarks count DIRECTORY [\(CountedRequests.names.joined(separator: "|")) REPETITIONS]")
        exit(2)
    }
    exit(0)
}
if wanted.first == "load" {
    guard wanted.count == 3 else {
        print("benchmarks load SOURCE DATABASE")
        exit(2)
    }
    try loadSideBySide(from: CommandLine.arguments[2], into: CommandLine.arguments[3])
    exit(0)
}
if let unknown = wanted.first(where: { name in !benchmarks.contains { $0.name == name } }) {
    print("There is no benchmark \"\(unknown)\", only \(benchmarks.map(\.name).joined(separator: ", ")).")
    exit(2)
}
for benchmark in benchmarks where wanted.isEmpty ? benchmark.name != "search" : wanted.contains(benchmark.name) {
    for comparison in try benchmark.run() { comparison.print() }
}
