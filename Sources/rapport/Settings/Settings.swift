import GraphQLOverHTTP
import Glibc
import HTTPServer
import RapportAPI
import RapportTypes

/// Everything that can be set for `rapport serve`, with its defaults.
struct Settings: Sendable {
    var host = "127.0.0.1"
    /// 0 is any that is free.
    var port = 4000
    /// Where clients reach the server, if that is not its host and port; ends with a slash.
    var publicURL: WebURL?
    var database = "rapport.db"
    var demo = false
    var workers = max(2, Settings.cores)
    /// Nil for the key in a file beside the database.
    var masterKey: String?
    /// How long requests that run may take when the server is asked to end.
    var grace: Duration = .seconds(10)

    var http = ServerLimits()
    var graphQL = GraphQLLimits()
    var api = APILimits()

    static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}

extension Settings {
    /// Flags count more than the environment, and of a flag that is repeated the last one counts.
    init(arguments: ArraySlice<String>, environment: [String: String]) throws(CommandLineFault) {
        self.init()
        for setting in Setting.all {
            guard let value = environment[setting.variable], !value.isEmpty else { continue }
            try set(setting, to: value, from: setting.variable)
        }
        var rest = arguments
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let setting = Setting.all.first(where: { $0.flag == parts[0] }) else {
                throw .unknownFlag(parts[0])
            }
            if parts.count == 2 {
                try set(setting, to: parts[1], from: parts[0])
            } else if setting.placeholder == nil {
                try set(setting, to: "true", from: parts[0])
            } else {
                guard let value = rest.popFirst() else { throw .missingValue(flag: parts[0]) }
                try set(setting, to: value, from: parts[0])
            }
        }
    }

    private mutating func set(_ setting: Setting, to value: String, from source: String) throws(CommandLineFault) {
        guard setting.take(value, &self) else {
            throw .invalidValue(source: source, value: setting.isSecret ? "…" : value, expected: setting.expected)
        }
    }
}
