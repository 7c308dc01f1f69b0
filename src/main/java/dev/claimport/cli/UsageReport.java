package dev.claimport.cli;

import dev.claimport.failure.Problem;
import dev.claimport.text.Messages;
import dev.claimport.text.Similar;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what is wrong with the arguments, in a line, and where to read on. The whole help would bury it. */
final class UsageReport implements IParameterExceptionHandler {

    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private final Messages texts;

    UsageReport(Messages texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = TerminalWriter.over(command.getErr());
        err.println("claimport: " + message(exception));
        err.println("  " + texts.text("usage.help", Map.of("command", command.getCommandSpec().qualifiedName())));
        err.flush();
        return ExitCodes.USAGE;
    }

    private String message(ParameterException exception) {
        return problem(exception).map(texts::problem).orElseGet(() -> exception.getMessage().replaceFirst("^Error: ", ""));
    }

    /** Empty for what picocli alone has words for. */
    private static Optional<Problem> problem(ParameterException exception) {
        List<String> unknown = exception.getCommandLine().getUnmatchedArguments();
        return switch (exception) {
            case UsageProblem.Misuse misuse -> Optional.of(misuse.problem());
            // What is misspelt is missing too, and only the one of it helps.
            case MissingParameterException _ when !unknown.isEmpty() -> problem(new UnmatchedArgumentException(exception.getCommandLine(), unknown));
            case MissingParameterException missing -> Optional.of(UsageProblem.ARGUMENTS_MISSING.problem(missing(missing).map(UsageReport::shown).toList()));
            case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() -> Optional.of(unmatched(unmatched));
            case OverwrittenOptionException twice -> Optional.of(UsageProblem.ARGUMENT_TWICE.problem(name(twice.getOverwritten())));
            case MutuallyExclusiveArgsException _, MaxValuesExceededException _ -> Optional.of(UsageProblem.ARGUMENTS_EXCLUSIVE.problem(options(exception.getMessage())));
            default -> Optional.ofNullable(exception.getArgSpec()).filter(_ -> exception.getValue() != null).map(argument -> refused(argument, exception.getValue()));
        };
    }

    private static Problem unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().getFirst();
        // picocli also suggests what only shares some letters.
        return Similar.to(word, unmatched.getSuggestions())
                .map(meant -> UsageProblem.WORD_MISSPELT.problem(word, meant))
                .orElseGet(() -> UsageProblem.WORD_UNKNOWN.problem(word));
    }

    private static Problem refused(ArgSpec argument, String value) {
        String name = name(argument);
        Class<?> type = argument.typeInfo().getType();
        return type.isEnum() ? UsageProblem.VALUE_UNKNOWN.problem(name, argument.typeInfo().getEnumConstantNames())
                : type == int.class || type == Integer.class ? UsageProblem.NUMBER_WRONG.problem(name)
                : UsageProblem.VALUE_WRONG.problem(name, value);
    }

    /** Of words behind each other picocli names the first. */
    private static Stream<? extends ArgSpec> missing(MissingParameterException exception) {
        return exception.getMissing().stream().flatMap(argument -> argument instanceof PositionalParamSpec first
                ? first.command().positionalParameters().stream().filter(other -> other.required() && other.index().min() >= first.index().min())
                : Stream.of(argument));
    }

    /** The options that picocli's message names; where it has braces, those in them were given. */
    private static List<String> options(String message) {
        String given = message.contains("{") ? BRACES.matcher(message).results().map(MatchResult::group).collect(Collectors.joining()) : message;
        return OPTION.matcher(given).results().map(MatchResult::group).distinct().toList();
    }

    private static String shown(ArgSpec argument) {
        return argument.isOption() && argument.arity().max() > 0 ? name(argument) + "=" + argument.paramLabel() : name(argument);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
