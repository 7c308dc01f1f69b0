package dev.claimport.cli.aws;

import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.output.Colours;
import dev.claimport.cli.aws.output.ResultFormat;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.problem.Problem.Coded;
import dev.claimport.cli.aws.problem.Problem.General;
import dev.claimport.cli.aws.problem.Problem.Refused;
import dev.claimport.cli.aws.problem.Problem.UnknownOptions;
import dev.claimport.cli.aws.problem.ProblemException;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says on standard error why a command failed, in the format that is asked for. */
final class ErrorReport {

    private static final List<String> STRUCTURED = List.of("json", "yaml", "text", "table");
    /** Lists and objects from this size on are not shown inline. */
    private static final int MOST_INLINE = 5;

    private final ProcessContext process;
    private final Optional<Session> session;
    private final Optional<GlobalOptions> options;

    /**
     * @param session empty before the configuration was read
     * @param options empty before they were read
     */
    ErrorReport(ProcessContext process, Optional<Session> session, Optional<GlobalOptions> options) {
        this.process = process;
        this.session = session;
        this.options = options;
    }

    /** Gives the exit code. */
    int print(Problem problem) {
        try (var out = new Utf8Buffer()) {
            switch (problem) {
                case UnknownOptions(String message) -> {
                    out.append('\n').append(Usage.BLOCK).append('\n');
                    plain(message, out);
                }
                case General(String message) -> plain(message, out);
                case Coded coded -> formatted(new Fields().with("Code", Text.of(coded.code())).with("Message", Text.of(coded.message())),
                        "An error occurred (" + coded.code() + "): " + coded.message(), coded.message(), out);
                case Refused(String message, Fields error) when error.members().isEmpty() -> plain(message, out);
                case Refused(String message, Fields error) -> formatted(error, message, message, out);
            }
            out.writeTo(process.err());
        } catch (IOException _) {
            // Nobody listens; the exit code still tells.
            return problem.exitCode();
        }
        return problem.exitCode();
    }

    private void formatted(Fields error, String enhanced, String bare, Utf8Buffer out) {
        String format;
        try {
            format = format();
        } catch (ProblemException _) {
            // The profile that would say so is not there: then the AWS CLI leaves the code out.
            plain(bare, out);
            return;
        }
        if (format.equals("legacy")) {
            plain(bare, out);
        } else if (STRUCTURED.contains(format)) {
            structured(format, error, bare, out);
        } else {
            plain(enhanced, out);
            details(error, out);
        }
    }

    private String format() {
        return options.flatMap(given -> given.parsed().get("--cli-error-format")).or(() -> session.flatMap(Session::errorFormat))
                .filter(format -> !format.isEmpty()).orElse("enhanced").toLowerCase(Locale.ROOT);
    }

    private void structured(String format, Fields error, String bare, Utf8Buffer out) {
        if (options.flatMap(GlobalOptions::unusable).isPresent()) {
            plain(bare, out);
            return;
        }
        boolean interactive = process.terminal().isInteractive();
        try (var formatted = new Utf8Buffer()) {
            new ResultFormat(format, options.flatMap(GlobalOptions::query), options.map(given -> given.colours(interactive, Colours.PLAIN))
                    .orElse(interactive ? Colours.PLAIN : Colours.NONE),
                    process.terminal().width()).write("error", error, formatted);
            out.append(formatted.toText());
        } catch (ProblemException _) {
            plain(bare, out);
        }
    }

    /** What the service's model has for this error besides its message. */
    private static void details(Fields error, Utf8Buffer out) {
        List<Map.Entry<String, Value>> more = error.members().entrySet().stream()
                .filter(member -> !List.of("code", "message").contains(member.getKey().toLowerCase(Locale.ROOT))).toList();
        if (!more.isEmpty()) {
            out.append("\nAdditional error details:\n");
            more.forEach(member -> out.append(member.getKey()).append(": ").append(inline(member.getValue())).append('\n'));
        }
    }

    private static CharSequence inline(Value value) {
        return switch (value) {
            case Items(List<Value> items) when isSmall(items) ->
                    items.stream().map(Python::str).collect(Collectors.joining(", ", "[", "]"));
            case Fields(Map<String, Value> members) when isSmall(members.values()) -> members.entrySet().stream()
                    .map(member -> member.getKey() + ": " + Python.str(member.getValue())).collect(Collectors.joining(", ", "{", "}"));
            case Items _, Fields _ -> "<complex value> (Use --cli-error-format with json or yaml to see full details)";
            default -> Python.str(value);
        };
    }

    private static boolean isSmall(Collection<Value> values) {
        return values.size() < MOST_INLINE && values.stream().allMatch(Value::isScalar);
    }

    private static void plain(String message, Utf8Buffer out) {
        String stripped = message.strip();
        out.append("\nclaimport: [ERROR]:").append(stripped.isEmpty() ? "" : " ").append(stripped).append('\n');
    }
}
