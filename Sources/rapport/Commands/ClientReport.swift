/// What was found in a client's documents, in the form that editors and build servers read: `file:line:column: …`.
struct ClientReport {
    enum Severity: String { case error, warning }

    struct Finding: Hashable {
        let severity: Severity
        let place: ClientDocuments.Place
        let message: String
    }

    let operations: Int
    private(set) var findings: [Finding] = []
    private var costs: [(operation: ClientDocuments.Part, least: Int, most: Int)] = []

    init(operations: Int) { self.operations = operations }

    /// Once: a fragment is looked at with each operation that uses it.
    mutating func add(_ severity: Severity, _ place: ClientDocuments.Place, _ message: String) {
        let finding = Finding(severity: severity, place: place, message: message)
        if !findings.contains(finding) { findings.append(finding) }
    }

    mutating func note(_ operation: ClientDocuments.Part, least: Int, most: Int) {
        costs.append((operation, least, most))
    }

    func has(_ severity: Severity) -> Bool { findings.contains { $0.severity == severity } }

    func text(withCosts: Bool) -> String {
        var text = ""
        for finding in findings {
            text += "\(ClientReport.text(of: finding.place)): \(finding.severity.rawValue): \(finding.message)\n"
        }
        if withCosts {
            for (operation, least, most) in costs {
                let cost = least == most ? "\(most)" : "\(least) to \(most)"
                text += "\(ClientReport.text(of: operation.place)): cost: \(operation.name ?? "unnamed") \(cost)\n"
            }
        }
        let errors = findings.count { $0.severity == .error }
        let counts = [
            ClientReport.count(operations, "operation"), ClientReport.count(errors, "error"),
            ClientReport.count(findings.count - errors, "warning"),
        ]
        return text + counts.joined(separator: ", ") + "\n"
    }

    private static func text(of place: ClientDocuments.Place) -> String {
        "\(place.path):\(place.location.line):\(place.location.column)"
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
