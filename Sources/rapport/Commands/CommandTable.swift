/// All commands: `--help` is this table.
extension Command {
    static let all: [Command] = [
        .serve, .schema,
        .backup, .restore, .check, .rotateKey,
        .userResetPassword,
        .checkConfig, .help, .version,
    ]
}
