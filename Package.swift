// swift-tools-version: 6.2
import PackageDescription

/// Every target is Swift 6 with warnings as errors.
///
/// That accesses to the properties of classes do not overlap is checked while they run in debug builds, which the tests
/// are. A release build leaves it out: it was 5 % of the instructions of a small request, 3 % of a large one.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// One line for each module: what it is called and what it may import. The order is the order of the layers.
func module(_ name: String, _ imports: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: strict, plugins: plugins)
}

func tests(of name: String, _ imports: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.target(name: name)] + imports, swiftSettings: strict)
}

let package = Package(
    name: "rapport",
    products: [
        .executable(name: "rapport", targets: ["rapport"]),
        .executable(name: "graphql-conformance", targets: ["graphql-conformance"]),
        .executable(name: "benchmarks", targets: ["benchmarks"]),
    ],
    targets: [
        // C libraries, from the system.
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CTLS", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The engine: GraphQL without sockets and without SQL.
        module("Batches"),
        module("JSON"),
        module("GraphQLLanguage"),
        module("GraphQLSchema", ["GraphQLLanguage"]),
        module("GraphQLValidation", ["GraphQLSchema", "GraphQLLanguage"]),
        module("GraphQLExecution", ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "JSON"]),

        // The server.
        module("Threads", ["CLinux"]),
        module("HTTPServer", ["Threads", "CLinux", "CTLS", "CZlib"]),
        module("Secrets", ["CCrypto"]),
        module(
            "GraphQLOverHTTP",
            [
                "GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "HTTPServer",
                "JSON", "Secrets", "Threads",
            ]),

        // The store.
        module("SQLite", ["CSQLite", "Batches"]),
        module("Archives", ["CZlib"]),
        module("RapportTypes", ["Batches"], plugins: ["SchemaPlugin"]),
        module("RapportStore", ["RapportTypes", "SQLite", "Secrets", "Archives", "Batches", "JSON", "Threads"]),

        // The API.
        module(
            "RapportAPI",
            ["RapportStore", "RapportTypes", "GraphQLExecution", "GraphQLSchema", "GraphQLLanguage", "Batches"],
            plugins: ["SchemaPlugin"]),

        // The build tool: schema.graphql becomes Swift.
        .executableTarget(
            name: "SchemaCompiler", dependencies: ["GraphQLSchema", "GraphQLLanguage"], swiftSettings: strict),
        .plugin(
            name: "SchemaPlugin", capability: .buildTool(), dependencies: ["SchemaCompiler"],
            path: "Sources/SchemaPlugin"),

        // The programs.
        .executableTarget(
            name: "rapport",
            dependencies: [
                "RapportAPI", "RapportStore", "RapportTypes", "Secrets", "GraphQLOverHTTP", "GraphQLExecution",
                "HTTPServer", "JSON", "Threads",
            ],
            swiftSettings: strict, plugins: ["SchemaPlugin"]),
        .executableTarget(
            name: "graphql-conformance",
            dependencies: [
                "GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "JSON",
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "RapportAPI", "RapportStore", "RapportTypes", "Secrets", "GraphQLOverHTTP", "GraphQLExecution",
                "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "JSON", "SQLite",
            ],
            swiftSettings: strict),

        // What tests share, the tests of each module, then those of the whole.
        .target(name: "LoopbackHTTP", path: "Tests/LoopbackHTTP", swiftSettings: strict),
        tests(of: "Batches"),
        tests(of: "JSON"),
        tests(of: "GraphQLLanguage"),
        tests(of: "GraphQLSchema", ["GraphQLLanguage"]),
        tests(of: "SchemaCompiler"),
        tests(of: "GraphQLValidation", ["GraphQLSchema", "GraphQLLanguage"]),
        tests(
            of: "GraphQLExecution", ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "Batches", "JSON"]),
        tests(of: "Threads", ["CLinux"]),
        tests(of: "HTTPServer", ["CZlib", "LoopbackHTTP", "Threads"]),
        tests(
            of: "GraphQLOverHTTP",
            ["GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "HTTPServer", "JSON", "LoopbackHTTP"]),
        tests(of: "SQLite", ["Batches"]),
        tests(of: "Secrets"),
        tests(of: "Archives"),
        tests(of: "RapportTypes", ["Batches"]),
        tests(of: "RapportStore", ["RapportTypes", "SQLite", "CSQLite", "Secrets", "Archives", "Batches"]),
        tests(
            of: "RapportAPI",
            [
                "Archives", "SQLite", "Batches", "RapportStore", "GraphQLExecution", "GraphQLSchema", "GraphQLLanguage",
                "JSON",
            ]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "rapport", "RapportAPI", "RapportStore", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage",
                "JSON", "SQLite", "LoopbackHTTP",
            ],
            swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ]
)
