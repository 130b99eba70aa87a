import GraphQLOverHTTP
import Glibc
import HTTPServer
import RapportAPI
import RapportTypes

/// Everything that can be set for `rapport serve`, with its defaults.
struct Settings: Sendable {
    /// Where more settings are; nil for nowhere.
    var configurationFile: String?
    var host = "127.0.0.1"
    /// 0 is any that is free.
    var port = 4000
    /// Where clients reach the server, if that is not its host and port; ends with a slash.
    var publicURL: WebURL?
    var database = "rapport.db"
    var demo = false
    /// Files in PEM; neither for plain HTTP.
    var tlsCertificate: String?
    var tlsKey: String?
    var workers = max(2, Settings.cores)
    /// Nil for the key in a file.
    var masterKey: String?
    /// Nil for a file beside the database.
    var masterKeyFile: String?
    /// How long requests that run may take when the server is asked to end.
    var grace: Duration = .seconds(10)

    /// Origins, besides the server's own, whose pages may use the API.
    var crossOrigins: [String] = []
    /// A manifest of documents that can be named.
    var trustedDocuments: String?
    /// Whether nothing else is executed.
    var onlyTrustedDocuments = false
    /// Whether nobody is told what the schema has.
    var hidesSchema = false

    /// Whether clients that ask for it are told how their operations were executed.
    var traces = false

    var log = LogLevel.errors
    /// From when an operation is told of as slow.
    var slowOperation: Duration = .seconds(1)
    /// Nil for figures that are told to who asks from this machine.
    var metricsToken: String?

    var http = ServerLimits()
    var graphQL = GraphQLLimits()
    var api = APILimits()
    var passwordAttempts = PasswordAttempts.Limits()
    /// Cost in a minute; 0 for any.
    var ratePerAccount = 0
    var ratePerAddress = 0

    static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}

extension Settings {
    /// Flags count more than the environment, the environment more than the configuration file, and of a flag that is
    /// repeated the last one counts.
    init(flags: [SettingValue], environment: [String: String]) throws(CommandLineFault) {
        self.init()
        let variables = Setting.all.compactMap { setting in
            environment[setting.variable].flatMap { text in
                text.isEmpty
                    ? nil : SettingValue(setting: setting, text: text, source: .variable(setting.variable))
            }
        }
        let path = (variables + flags).last { !$0.setting.mayBeInFile }
        try set((path.map { path throws(CommandLineFault) in try ConfigurationFile(path: path.text) })?.values ?? [])
        try set(variables)
        try set(flags)
        if onlyTrustedDocuments, trustedDocuments == nil {
            throw .missingSetting("--trusted-documents", for: "--only-trusted-documents")
        }
    }

    /// Variables that look like settings and are none: a slip of the pen, mostly. They are no fault, because others
    /// name variables, too: Kubernetes makes RAPPORT_SERVICE_HOST for a service of that name.
    static func unknownVariables(in environment: [String: String]) -> [String] {
        environment.keys.filter { $0.hasPrefix("RAPPORT_") }.filter { name in
            !Setting.all.contains { $0.variable == name }
        }.sorted()
    }

    private mutating func set(_ values: [SettingValue]) throws(CommandLineFault) {
        for value in values where !value.setting.take(value.text, &self) {
            throw .invalidValue(
                value.source, value: value.setting.isSecret ? "…" : value.text, expected: value.setting.expected)
        }
    }
}
