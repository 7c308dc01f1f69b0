package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.ArgumentParser;
import dev.claimport.cli.aws.arguments.CloseMatches;
import dev.claimport.cli.aws.arguments.Parameter;
import dev.claimport.cli.aws.arguments.Parameter.Arity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the AWS CLI's command lines from Claimport's own, by as little as a look at the first words. */
public final class AwsCommandLine {

    private static final String SERVICE = "iot";
    private static final String SHORTCUT = "create-provisioning-claim";
    /** What Claimport's own command line has before a command. */
    private static final List<String> OWN = List.of("--help", ArgumentParser.VERSION);

    private AwsCommandLine() {}

    /** The command line for {@link AwsCli}, if it is one. */
    public static Optional<List<String>> leads(String... arguments) {
        int at = firstWord(arguments);
        List<String> line = new ArrayList<>(List.of(arguments));
        // A misspelling is answered in the AWS CLI's words, too.
        List<String> meant = at < arguments.length ? CloseMatches.of(arguments[at], List.of(SERVICE, SHORTCUT)) : List.of();
        if (meant.equals(List.of(SHORTCUT))) {
            line.add(at, SERVICE);
        }
        return meant.isEmpty() && !beginsWithOption(arguments) && !namesServiceBehindOption(arguments) ? Optional.empty() : Optional.of(line);
    }

    /** An option that the AWS CLI does not take before a command is answered in its words, too. */
    private static boolean namesServiceBehindOption(String... arguments) {
        return arguments.length > 0 && arguments[0].startsWith("--") && OWN.stream().noneMatch(own -> own.startsWith(arguments[0]))
                && List.of(arguments).contains(SERVICE);
    }

    /** Claimport's own command line has no options before a command, but for its help and version. */
    private static boolean beginsWithOption(String... arguments) {
        String name = arguments.length == 0 ? "" : arguments[0].split("=", 2)[0];
        return name.length() > 2 && GlobalOptions.OPTIONS.stream().map(Parameter::name)
                .anyMatch(option -> option.startsWith(name) && !option.equals(ArgumentParser.VERSION));
    }

    /** Behind the AWS CLI's global options and their values. */
    private static int firstWord(String... arguments) {
        int at = 0;
        while (at < arguments.length && arguments[at].startsWith("--")) {
            String name = arguments[at];
            boolean takesNext = GlobalOptions.OPTIONS.stream().filter(option -> option.name().startsWith(name)).findFirst()
                    .map(Parameter::arity).filter(Arity.ONE::equals).isPresent();
            at += takesNext ? 2 : 1;
        }
        return Math.min(at, arguments.length);
    }

    /** Runs it in this process. An interrupt ends the line, as in the AWS CLI; the exit code is then Java's own 130. */
    public static int run(List<String> line, ProcessContext process, Rules rules) {
        var interrupted = new Thread(() -> {
            try {
                process.out().write('\n');
                process.out().flush();
            } catch (IOException _) {
                // Nobody is left to read it.
                return;
            }
        }, "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        int code = new AwsCli(process, rules).run(line);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        return code;
    }
}
