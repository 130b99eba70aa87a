import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import RapportAPI
import Secrets

extension Command {
    static let checkConfig = Command(
        name: "check-config", takesSettings: true,
        help: "says whether the settings are right, and prints those that are not the default, as a file"
    ) { invocation in
        Terminal.warn(ofUnknown: Settings.unknownVariables(in: Environment.ofProcess()))
        try CheckConfig.checkFiles(of: invocation.settings)
        Terminal.write(CheckConfig.text(of: invocation.settings))
        return .done
    }
}

/// The settings as a configuration file would say them, without secrets.
enum CheckConfig {
    /// What a server would read when it starts, but for the database.
    ///
    /// - Throws: what would keep it from starting.
    static func checkFiles(of settings: Settings) throws {
        _ = try settings.makeTLS()
        if let key = settings.masterKey { _ = try MasterKey(environment: key) }
        let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
        _ = try TrustedDocuments(settings, schema, ResolverTable.rapport(), RapportScalars.coercions)
    }

    static func text(of settings: Settings) -> String {
        let defaults = Settings()
        let lines = Setting.all.compactMap { setting -> String? in
            guard let value = setting.shown(settings), value != setting.shown(defaults) else { return nil }
            let line = "\(setting.name) = \(value)\n"
            return setting.mayBeInFile && !setting.isSecret ? line : "# " + line
        }
        return lines.isEmpty ? "# All settings have their defaults.\n" : lines.joined()
    }
}
