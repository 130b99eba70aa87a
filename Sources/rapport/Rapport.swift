import Glibc

/// The program: reads its arguments and its environment, and does what they say.
@main
struct Rapport {
    static let version = "0.1.0"

    static func main() {
        // A reader of our output that has gone away is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst()), environment: Environment.ofProcess()))
    }

    /// The exit status: 0, or 2 after one line on standard error that says what is wrong.
    static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        do {
            switch try Command(arguments, environment: environment) {
            case .help: Terminal.write(HelpText.whole)
            case .version: Terminal.write("rapport \(version)\n")
            case .schema(let format): Terminal.write(try SchemaCommand.text(format))
            case .serve(let settings): try ServeCommand(settings).run()
            case .resetPassword(let email, let settings):
                Terminal.write(try ResetPasswordCommand(email, settings).run())
            }
            return 0
        } catch {
            Terminal.writeError("rapport: \(error)")
            return 2
        }
    }
}
