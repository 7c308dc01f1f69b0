package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.ArgumentParser;
import dev.claimport.cli.aws.arguments.Choices;
import dev.claimport.cli.aws.arguments.CloseMatches;
import dev.claimport.cli.aws.arguments.Parameter;
import dev.claimport.cli.aws.arguments.Parsed;
import dev.claimport.cli.aws.arguments.UsageException;
import dev.claimport.cli.aws.arguments.VersionAsked;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.http.Client;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.problem.ExitCode;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.problem.Problem.UnknownOptions;
import dev.claimport.cli.aws.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Runs one command line as the AWS CLI would, in its order of checks. */
public final class AwsCli {

    private static final String OPERATION = "operation";

    static {
        Client.sendOnce();
    }

    private final ProcessContext process;
    private final Rules rules;

    public AwsCli(ProcessContext process) {
        this(process, Rules.NONE);
    }

    public AwsCli(ProcessContext process, Rules rules) {
        this.process = process;
        this.rules = rules;
    }

    /**
     * @param arguments without the program's name, beginning with global options or {@code iot}
     * @return the exit code, see {@link ExitCode}
     */
    public int run(List<String> arguments) {
        var report = new ErrorReport(process, Optional.empty(), Optional.empty());
        try {
            new ArgumentParser(List.of(Parameter.option("--profile"), Parameter.flag("--debug"))).parse(arguments);
            var session = Session.read(process.environment());
            if (arguments.contains("--cli-auto-prompt") && arguments.contains("--no-cli-auto-prompt")) {
                throw Problem.parameter("Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.").exception();
            }
            return globals(arguments, session);
        } catch (UsageException e) {
            return report.print(Usage.problem(e, Usage.FIRST_LOOK));
        } catch (ProblemException e) {
            return report.print(e.problem());
        } catch (VersionAsked e) {
            throw new IllegalStateException("the first look knows no --version", e);
        } catch (IOException e) {
            return report.print(Problem.general(String.valueOf(e.getMessage())));
        } catch (StackOverflowError _) {
            return report.print(Problem.general("maximum recursion depth exceeded"));
        } catch (RuntimeException e) {
            // The AWS CLI ends so, too: a script is told by the exit code, and a person by the text; --debug says where it was.
            new DebugLog(process, arguments.contains("--debug")).unforeseen(e);
            return report.print(Problem.general(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    private int globals(List<String> arguments, Session session) throws IOException {
        GlobalOptions options;
        try {
            options = GlobalOptions.of(GlobalOptions.parser().parse(arguments));
        } catch (VersionAsked _) {
            return print(Version.line() + "\n");
        } catch (UsageException e) {
            return new ErrorReport(process, Optional.of(session), Optional.empty()).print(Usage.problem(e, Usage.BLOCK));
        }
        try {
            options.check();
        } catch (ProblemException e) {
            return new ErrorReport(process, Optional.of(session), Optional.of(options)).print(e.problem());
        }
        Session chosen = session.choosing(options.parsed().get("--profile"));
        try {
            return command(options, chosen);
        } catch (ProblemException e) {
            return new ErrorReport(process, Optional.of(chosen), Optional.of(options)).print(e.problem());
        }
    }

    private int command(GlobalOptions options, Session session) throws IOException {
        var log = new DebugLog(process, options.has("--debug"));
        log.line("%s", Version.line());
        boolean asOnTheWire = session.timesAsOnTheWire();
        if (!options.has("--cli-binary-format")) {
            session.checkBinaryFormat();
        }
        session.checkMetadataService();
        if (options.has("--cli-auto-prompt")) {
            throw Problem.parameter("--cli-auto-prompt is offered by the AWS CLI only").exception();
        }
        String command = options.parsed().get(GlobalOptions.COMMAND).orElseThrow();
        if (!command.equals("iot")) {
            throw Problem.parameter("The command '" + command + "' is offered by the AWS CLI only; claimport has 'iot'").exception();
        }
        try {
            Parsed service = new ArgumentParser(List.of(Parameter.positional(OPERATION, Choices.ANY)))
                    .parse(options.parsed().rest());
            String name = service.get(OPERATION).orElseThrow();
            if (name.equals(OperationOptions.HELP)) {
                return print(Help.service());
            }
            Operation operation = operation(name);
            return operation(operation, service.rest(), options, session, asOnTheWire, log);
        } catch (UsageException e) {
            throw Usage.problem(e, Usage.BLOCK).exception();
        } catch (VersionAsked e) {
            throw new IllegalStateException("only the global options know --version", e);
        }
    }

    private static Operation operation(String name) {
        return Operation.ALL.stream().filter(operation -> operation.command().equals(name)).findFirst().orElseThrow(() -> {
            if (KnownCommands.operations().contains(name)) {
                return Problem.parameter("The operation '" + name + "' is offered by the AWS CLI only; claimport has "
                        + String.join(", ", Operation.ALL.stream().map(Operation::command).toList())).exception();
            }
            return Usage.problem("argument operation: " + CloseMatches.invalidChoice(name, KnownCommands.operations()), Usage.BLOCK).exception();
        });
    }

    private int operation(Operation operation, List<String> arguments, GlobalOptions options, Session session, boolean asOnTheWire, DebugLog log)
            throws IOException, UsageException, VersionAsked {
        if (arguments.equals(List.of(OperationOptions.HELP))) {
            return print(Help.of(operation));
        }
        Parsed own = OperationOptions.parser(operation, arguments).parse(arguments);
        Optional<String> extra = own.get(OperationOptions.HELP);
        if (extra.filter(OperationOptions.HELP::equals).isPresent()) {
            return print(Help.of(operation));
        }
        extra.filter(word -> !word.isEmpty()).ifPresent(own.rest()::add);
        if (!own.rest().isEmpty()) {
            throw new UnknownOptions("Unknown options: " + String.join(", ", own.rest())).exception();
        }
        new OperationRun(operation, own, options, session, process, rules, asOnTheWire, log).run();
        return ExitCode.DONE;
    }

    private int print(String text) throws IOException {
        process.out().write(text.getBytes(StandardCharsets.UTF_8));
        process.out().flush();
        return ExitCode.DONE;
    }
}
