import GraphQLLanguage
import GraphQLOverHTTP
import RapportStore

/// All figures as one text.
enum MetricsPage {
    static func text(
        _ figures: Figures, _ names: [OperationNameTable.Name], _ readings: Metrics.Readings, _ process: ProcessFigures
    ) -> String {
        var page = PrometheusText()
        write(requests: figures, to: &page)
        write(operations: figures, names, to: &page)
        write(work: figures, to: &page)
        write(readings, to: &page)
        write(process, to: &page)
        return page.text
    }

    private static func write(requests figures: Figures, to page: inout PrometheusText) {
        page.family("rapport_http_requests_total", .counter, "Requests that were answered.")
        for (kind, count) in figures.requests.counts {
            page.sample(
                "rapport_http_requests_total",
                ["route": "\(kind.route.name)", "method": "\(kind.method.name)", "status": "\(kind.status)"], count)
        }
        page.family("rapport_http_request_duration_seconds", .histogram, "From a request to its answer.")
        for route in Route.allCases {
            let durations = figures.requestDurations[route.rawValue]
            page.histogram(
                "rapport_http_request_duration_seconds", [("route", "\(route.name)")], Histogram.bounds,
                durations.counts, sum: seconds(durations.sum))
        }
        page.single(
            "rapport_http_response_bytes_total", .counter, "Bytes of the bodies of answers.", Double(figures.bytesOut))
    }

    private static func write(
        operations figures: Figures, _ names: [OperationNameTable.Name], to page: inout PrometheusText
    ) {
        let operations = zip(names, figures.operations).filter { $1.outcomes.contains { $0 > 0 } }
        func labels(_ name: OperationNameTable.Name) -> [(String, String)] {
            [("operation", name.name), ("type", name.type?.rawValue ?? "none")]
        }
        page.family("rapport_operations_total", .counter, "GraphQL operations that have ended.")
        for (name, operation) in operations {
            for outcome in OperationRecord.Outcome.allCases where operation.outcomes[outcome.rawValue] > 0 {
                page.sample(
                    "rapport_operations_total",
                    ["operation": name.name, "type": name.type?.rawValue ?? "none", "outcome": "\(outcome.name)"],
                    operation.outcomes[outcome.rawValue])
            }
        }
        page.family(
            "rapport_operation_duration_seconds", .histogram, "From an operation's preparation to its response.")
        for (name, operation) in operations {
            page.histogram(
                "rapport_operation_duration_seconds", labels(name), Histogram.bounds, operation.durations.counts,
                sum: seconds(operation.durations.sum))
        }
        page.family("rapport_operation_errors_total", .counter, "Operations with errors, by the code of the first.")
        for (code, count) in figures.errors.counts {
            page.sample("rapport_operation_errors_total", ["code": code?.rawValue ?? "none"], count)
        }
    }

    /// What operations take: statements, events, documents.
    private static func write(work figures: Figures, to page: inout PrometheusText) {
        page.single(
            "rapport_read_statements_total", .counter, "SQL statements that operations have read with.",
            Double(figures.statements))
        page.single(
            "rapport_subscription_events_total", .counter, "Events that subscriptions have answered.",
            Double(figures.events))
        page.family("rapport_document_cache_total", .counter, "Operations, by whether their document was known.")
        page.sample("rapport_document_cache_total", ["result": "hit"], figures.knownDocuments)
        page.sample("rapport_document_cache_total", ["result": "miss"], figures.newDocuments)
    }

    private static func write(_ readings: Metrics.Readings, to page: inout PrometheusText) {
        page.single("rapport_connections", .gauge, "Open connections.", Double(readings.connections))
        page.single("rapport_subscriptions", .gauge, "Subscriptions that go on.", Double(readings.subscriptions))
        page.single(
            "rapport_password_attempts_total", .counter, "Passwords that were looked at; those that were wrong, too.",
            Double(readings.passwords.begun))
        page.single(
            "rapport_password_successes_total", .counter, "Passwords that were right.",
            Double(readings.passwords.succeeded))
        page.single(
            "rapport_password_throttled_total", .counter,
            "Passwords that were not looked at, after too many wrong ones.",
            Double(readings.passwords.throttled))
        page.single("rapport_writer_queue", .gauge, "Work that waits to be written.", Double(readings.writerQueue))
        let writer = readings.writer
        page.family("rapport_writer_group_size", .histogram, "Writes that were committed together.")
        page.histogram(
            "rapport_writer_group_size", [], WriterFigures.groupSizes.map { Double($0) }, writer.groups,
            sum: Double(writer.items))
        page.single(
            "rapport_writer_seconds_total", .counter, "Time in which groups of writes were done and committed.",
            seconds(writer.nanoseconds))
        page.single(
            "rapport_writer_statements_total", .counter, "SQL statements of the writer.", Double(writer.statements))
        page.single(
            "rapport_database_writable", .gauge, "Whether the database takes writes: 0 while the disk is full.",
            readings.canWrite ? 1 : 0)
        page.single(
            "rapport_log_lines_dropped_total", .counter, "Lines of the log that were not read fast enough.",
            Double(readings.droppedLogLines))
    }

    private static func write(_ process: ProcessFigures, to page: inout PrometheusText) {
        page.family("rapport_build_info", .gauge, "The version that runs.")
        page.sample("rapport_build_info", ["version": Rapport.version], 1)
        page.single("process_cpu_seconds_total", .counter, "CPU time of the process.", process.cpuSeconds)
        page.single("process_resident_memory_bytes", .gauge, "Memory of the process.", Double(process.residentBytes))
        page.single("process_open_fds", .gauge, "Open files and sockets.", Double(process.openFiles))
        if let start = process.start {
            page.single("process_start_time_seconds", .gauge, "When the process was started.", start)
        }
    }

    private static func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1_000_000_000 }
}
