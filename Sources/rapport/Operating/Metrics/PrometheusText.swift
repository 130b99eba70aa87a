/// Writes figures in the text format of Prometheus, version 0.0.4.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String { case counter, gauge, histogram }

    typealias Labels = KeyValuePairs<String, String>

    private(set) var text = ""

    /// Begins a family; its samples follow.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ name: String, _ labels: Labels, _ value: Int) { sample(name, labels, "\(value)") }

    mutating func sample(_ name: String, _ labels: Labels, _ value: Double) { sample(name, labels, "\(value)") }

    /// A family with one sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        family(name, kind, help)
        // Whole numbers as such.
        value == value.rounded() && abs(value) < 1e15 ? sample(name, [:], Int(value)) : sample(name, [:], value)
    }

    /// One histogram of a family: buckets hold what is in the smaller ones, too.
    mutating func histogram(
        _ name: String, _ labels: [(String, String)], _ bounds: [Double], _ counts: [Int], sum: Double
    ) {
        var total = 0
        for (index, count) in counts.enumerated() {
            total += count
            let bound = index < bounds.count ? PrometheusText.number(bounds[index]) : "+Inf"
            write(name + "_bucket", labels + [("le", bound)], "\(total)")
        }
        write(name + "_sum", labels, "\(sum)")
        write(name + "_count", labels, "\(total)")
    }

    private mutating func sample(_ name: String, _ labels: Labels, _ value: String) {
        write(name, labels.map { ($0.key, $0.value) }, value)
    }

    private mutating func write(_ name: String, _ labels: [(String, String)], _ value: String) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0.0)=\"\(PrometheusText.escaped($0.1))\"" }.joined(separator: ",") + "}"
        }
        text += " " + value + "\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\(value)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
