import Glibc

/// The program: reads its arguments and its environment, and does what they say.
@main
struct Rapport {
    static let version = "0.1.0"

    static func main() {
        openStandardStreams()
        // A reader of our output that has gone away is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        // What SQLite makes is nobody else's to read.
        umask(0o077)
        exit(run(Array(CommandLine.arguments.dropFirst()), environment: Environment.ofProcess()))
    }

    /// What was started without a standard stream would have the next file that it opens in its place: the log, and
    /// what is printed, would be written into the database's lock.
    private static func openStandardStreams() {
        for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// The exit status; of what could not be done, one line on standard error says why.
    static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        do {
            let (command, rest) = try Command.find(in: arguments)
            if rest.contains("--help") || rest.contains("-h") {
                Terminal.write(HelpText.of(command))
                return ExitStatus.done.code
            }
            return try command.run(Invocation(of: command, rest, environment: environment)).code
        } catch {
            Terminal.writeError("rapport: \(error)")
            return ExitStatus.failed.code
        }
    }
}
