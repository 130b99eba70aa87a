/// All commands: `--help` is this table.
extension Command {
    static let all: [Command] = [
        .serve, .checkConfig, .health,
        .backup, .restore, .check, .rotateKey,
        .userList, .userAdd, .userResetPassword, .userSessions, .userSignOut, .userDelete,
        .schema, .schemaDiff, .validate,
        .help, .version,
    ]
}
