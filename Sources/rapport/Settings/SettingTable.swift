/// All settings: `--help` is this table.
extension Setting {
    static let all = general + access + requestLimits + documentLimits + clientLimits + waits

    static let general: [Setting] = [
        .file(
            "--config", \.configurationFile,
            "A file with lines 'name = value', names as the flags without dashes; flags and environment count more."),
        .text("--host", "ADDRESS", \.host, "Address or name to listen on; :: is every address."),
        .count("--port", \.port, 0...65535, "Port to listen on; 0 is any that is free."),
        .address(
            "--public-url", \.publicURL,
            "Where clients reach the server, for the addresses of files to download; by default host and port."),
        .file(
            "--tls-certificate", \.tlsCertificate,
            "Certificate of the server in PEM, with those that lead to its root; makes it speak HTTPS. SIGHUP has it read again."
        ),
        .file("--tls-key", \.tlsKey, "Private key of the certificate in PEM."),
        .addresses(
            "--trusted-proxy", \.http.proxies.ranges,
            "Proxies in front of the server, as addresses or ranges; whose requests they bring, they are believed."),
        .choice(
            "--forwarding-field", "NAME", \.http.proxies.field,
            "The header field in which they say it: x-forwarded-for or forwarded."),
        .text("--database", "FILE", \.database, "The database; made if there is none."),
        .toggle("--demo", \.demo, "Adds an account that everybody may know, with an invented network to try."),
        .count(
            "--workers", \.workers, 1...1024,
            "Threads that answer requests. A single one answers nobody else while a long request lasts.",
            defaultInWords: "as many as there are cores, at least 2"),
        .secret(
            "RAPPORT_MASTER_KEY", \.masterKey,
            "32 bytes in base64 or hexadecimal digits that seal what is private; by default they are in a file."
        ),
        .file(
            "--master-key-file", \.masterKeyFile,
            "Where they are; made with a new database, if there is none. By default the database's name and .key."),
        .choice(
            "--log", "LEVEL", \.log,
            "What is logged, as JSON on standard error: off, errors, or requests, which has a line for each."),
        .time("--slow-operation", \.slowOperation, "Operations that take so long are logged with their SQL."),
        .secret(
            "RAPPORT_METRICS_TOKEN", \.metricsToken,
            "Bearer token for /metrics; without one it is open to requests from this machine, and to no others."),
    ]

    static let access: [Setting] = [
        .origins(
            "--cors-origin", \.crossOrigins,
            "Origins whose pages may use the API, with commas between them; by default only the server's own."),
        .toggle(
            "--no-introspection", \.hidesSchema,
            "Tells nobody what the schema has: no introspection, no suggestions in errors, no /schema.graphql."),
        .file(
            "--trusted-documents", \.trustedDocuments,
            "A manifest of documents (JSON) that requests can name; they are validated and planned at start."),
        .toggle("--only-trusted-documents", \.onlyTrustedDocuments, "Executes no other documents."),
        .toggle(
            "--trace", \.traces,
            "Tells clients that ask for it how their operations were executed, SQL included: for development."),
        .count("--max-batch", \.graphQL.batch, 0...1000, "Requests of one batch; 0 refuses batches."),
    ]

    static let requestLimits: [Setting] = [
        .size("--max-request-line", \.http.requestLine, "The first line of a request; over it 414."),
        .size("--max-request-head", \.http.requestHead, "A request up to its body; over it 431."),
        .count("--max-request-fields", \.http.requestFields, 1...10_000, "Header fields of a request; over it 431."),
        .size("--max-anonymous-body", \.graphQL.anonymousBody, "A body without a valid token; over it 413."),
        .size("--max-body", \.graphQL.body, "A body with a valid token; over it 413."),
        .size(
            "--max-bodies-in-flight", \.http.bodiesInFlight,
            "What has arrived of bodies that are not whole; a client has a quarter; over it 503."),
        .size(
            "--max-anonymous-answer", \.graphQL.anonymousAnswer,
            "The data of a response without a valid token; over it LIMIT_EXCEEDED."),
        .size("--max-answer", \.graphQL.answer, "The data of a response with one; over it LIMIT_EXCEEDED."),
        .size(
            "--max-answers-in-flight", \.http.answersInFlight,
            "What clients have not taken of their answers; one has a quarter; over it the connection is ended."),
        .count("--max-connections", \.http.connections, 1...1_000_000, "Connections at the same time; over it 503."),
        .count(
            "--max-connections-per-address", \.http.connectionsPerAddress, 1...1_000_000,
            "Those of one address, loopback excepted; over it 503."),
        .count(
            "--max-pipelined-requests", \.http.pipelinedRequests, 1...10_000,
            "Requests of one connection before others have their turn."),
        .size("--packed-answer", \.http.packedBody, "An answer that is packed with gzip for who asks for it."),
        .count("--max-json-depth", \.graphQL.jsonDepth, 2...500, "Arrays and objects inside each other; over it 400."),
        .count("--max-json-values", \.graphQL.jsonValues, 1...100_000_000, "Values of a JSON body; over it 400."),
        .count(
            "--max-socket-operations", \.graphQL.subscriptions.perConnection, 1...100_000,
            "Operations of a WebSocket that are not complete."),
        .count(
            "--max-account-subscriptions", \.graphQL.subscriptions.perAccount, 1...1_000_000,
            "Subscriptions of an account, over all its connections."),
        .size(
            "--max-unsent-data", \.http.unsentData,
            "What is sent to a subscriber who has not taken what came before; over it 1013."),
    ]

    static let documentLimits: [Setting] = [
        .size("--max-query-text", \.graphQL.queryText, "The text of a document; over it 413."),
        .count("--max-tokens", \.graphQL.parser.maximumTokens, 1...10_000_000, "Tokens of a document."),
        .count(
            "--max-parser-depth", \.graphQL.parser.maximumDepth, 1...2000,
            "Selections, values and types inside each other."),
        .count("--max-selection-depth", \.graphQL.document.selectionDepth, 1...200, "Fields inside each other."),
        .count(
            "--max-fields", \.graphQL.document.expandedFields, 1...1_000_000,
            "Fields of an operation, fragments expanded."),
        .count(
            "--max-aliases", \.graphQL.document.aliasesOfOneField, 1...1_000_000, "Aliases of one field in one place."),
        .count("--max-directives", \.graphQL.document.directivesPerLocation, 1...1_000_000, "Directives in one place."),
        .count("--max-operations", \.graphQL.document.operations, 1...1_000_000, "Operations of a document."),
        .count("--max-fragments", \.graphQL.document.fragments, 0...1_000_000, "Fragments of a document."),
        .count("--max-variables", \.graphQL.document.variables, 0...1_000_000, "Variables of an operation."),
        .count("--max-validation-errors", \.graphQL.document.errors, 1...1000, "Errors before validation stops."),
        .count(
            "--max-list-items", \.graphQL.listItems, 1...10_000_000,
            "Items of one list in arguments or variables, where the schema does not allow fewer."),
        .count("--max-errors", \.graphQL.errors, 1...10_000, "Errors that a response shows; the others are counted."),
        .count("--max-cost", \.graphQL.cost, 1...1_000_000_000, "Objects that an operation can return."),
        .count("--max-page-size", \.api.pageSize, 1...10_000, "Nodes of one page."),
        .size("--max-document-cache", \.graphQL.documentCache, "Documents and plans that each worker keeps."),
        .size(
            "--max-persisted-documents", \.graphQL.persistedDocuments,
            "Documents that clients have sent with their hash, to name them later."),
    ]

    static let clientLimits: [Setting] = [
        .count(
            "--max-failed-sign-ins", \.passwordAttempts.perAddress, 1...1_000_000,
            "Wrong passwords and refresh tokens from one address in a minute; over it RATE_LIMITED."),
        .count(
            "--max-failed-sign-ins-per-account", \.passwordAttempts.perAccount, 1...1_000_000,
            "Those for one account from all addresses, but those from which it was got into before."),
        .count(
            "--rate-per-account", \.ratePerAccount, 0...1_000_000_000,
            "Cost that an account may spend in a minute; over it 429; 0 is any."),
        .count(
            "--rate-per-address", \.ratePerAddress, 0...1_000_000_000,
            "Cost that an address may spend in a minute; over it 429; 0 is any."),
    ]

    static let waits: [Setting] = [
        .time("--max-head-time", \.http.head, "For a request's head to arrive; over it 408."),
        .time("--max-body-time", \.http.body, "For a request's body to arrive; over it 408."),
        .time("--max-idle-time", \.http.idle, "Between two requests of a connection."),
        .time("--max-unsent-time", \.http.unsentAnswer, "For a client to take its answer."),
        .time("--max-parked-time", \.http.parked, "For a mutation to be written; over it 503."),
        .time(
            "--max-init-time", \.graphQL.subscriptions.connectionInit,
            "For connection_init on a WebSocket; over it 4408."),
        .time(
            "--ping-interval", \.http.pingInterval, "Without a word on a WebSocket until the client is asked for one."),
        .time("--max-pong-time", \.http.pong, "For it to answer; over it the WebSocket is given up."),
        .time(
            "--keep-alive-interval", \.graphQL.subscriptions.keepAlive,
            "Between two signs of life on an event stream, and two looks whether a subscriber's token is still valid."),
        .time("--max-execution-time", \.graphQL.execution, "For a query, or one step of a mutation; over it TIMEOUT."),
        .time("--max-shutdown-time", \.grace, "For requests to finish when the server is asked to end."),
    ]
}
