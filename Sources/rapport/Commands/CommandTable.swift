/// All commands: `--help` is this table.
extension Command {
    static let all: [Command] = [
        .serve, .schema,
        .userResetPassword,
        .checkConfig, .help, .version,
    ]
}
