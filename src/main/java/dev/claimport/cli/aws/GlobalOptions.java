package dev.claimport.cli.aws;

import static dev.claimport.cli.aws.arguments.Parameter.flag;
import static dev.claimport.cli.aws.arguments.Parameter.option;

import dev.claimport.aws.network.Timeouts;
import dev.claimport.cli.aws.arguments.ArgumentParser;
import dev.claimport.cli.aws.arguments.Choices;
import dev.claimport.cli.aws.arguments.Parameter;
import dev.claimport.cli.aws.arguments.Parsed;
import dev.claimport.cli.aws.http.HttpWait;
import dev.claimport.cli.aws.output.Colours;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.query.Query;
import dev.claimport.cli.aws.query.QueryException;
import dev.claimport.cli.aws.value.Python;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options that every command has, before or behind its name.
 *
 * @param unusable why {@code --query} cannot be used, not even for printing errors
 */
record GlobalOptions(Parsed parsed, Optional<Query> query, Optional<Problem> unusable) {

    static final String COMMAND = "command";

    /** In the order in which ambiguous abbreviations are listed. */
    static final List<Parameter> OPTIONS = List.of(flag("--debug"), option("--endpoint-url"), flag("--no-verify-ssl"), flag("--no-paginate"),
            option("--output").oneOf("json", "text", "table", "yaml", "yaml-stream", "off"), option("--query"), option("--profile"),
            option("--region"), flag(ArgumentParser.VERSION), option("--color").oneOf("on", "off", "auto"), flag("--no-sign-request"),
            option("--ca-bundle"), option("--cli-read-timeout"), option("--cli-connect-timeout"),
            option("--cli-binary-format").oneOf("base64", "raw-in-base64-out"), flag("--no-cli-pager"), flag("--cli-auto-prompt"),
            flag("--no-cli-auto-prompt"), option("--cli-error-format").oneOf("legacy", "json", "yaml", "text", "table", "enhanced"));

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    static ArgumentParser parser() {
        var parameters = new java.util.ArrayList<>(OPTIONS);
        parameters.add(new Parameter(COMMAND, Parameter.Arity.ONE, true, new Choices(List.of("iot"), KnownCommands::commands), Optional.empty(), false));
        return new ArgumentParser(parameters);
    }

    static GlobalOptions of(Parsed parsed) {
        try {
            return new GlobalOptions(parsed, parsed.get("--query").map(Query::of), Optional.empty());
        } catch (QueryException e) {
            Problem problem = Problem.parameter("Bad value for --query " + parsed.get("--query").orElseThrow() + ": " + e.getMessage());
            return new GlobalOptions(parsed, Optional.empty(), Optional.of(problem));
        }
    }

    /** Finds wrong values in the order in which the AWS CLI does. */
    void check() {
        unusable.ifPresent(problem -> {
            throw problem.exception();
        });
        parsed.get("--endpoint-url").filter(url -> !SCHEME.matcher(Endpoint.withoutMargin(url)).matches()).ifPresent(url -> {
            throw Problem.parameter("Bad value for --endpoint-url \"" + url
                    + "\": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/").exception();
        });
        timeouts();
    }

    Timeouts timeouts() {
        Duration read = timeout("--cli-read-timeout");
        return new Timeouts(timeout("--cli-connect-timeout"), read, read.isZero() ? read : read.plus(HttpWait.WHOLE.limit()));
    }

    /** Refuses what is less than nothing, in urllib3's words. */
    void checkTimeouts() {
        checkTimeout("connect", timeouts().connect());
        checkTimeout("read", timeouts().answer());
    }

    private static void checkTimeout(String name, Duration timeout) {
        if (timeout.isNegative()) {
            throw Problem.general("Attempted to set " + name + " timeout to " + timeout.toSeconds()
                    + ", but the timeout cannot be set to a value less than or equal to 0.").exception();
        }
    }

    private Duration timeout(String name) {
        return parsed.get(name).map(seconds -> Python.integer(seconds).orElseThrow(() -> Problem.general(Python.notAnInteger(seconds)).exception()))
                .map(seconds -> Duration.ofSeconds(seconds.max(BigInteger.valueOf(Integer.MIN_VALUE)).min(BigInteger.valueOf(Short.MAX_VALUE)).longValue()))
                .orElse(HttpWait.ANSWER.limit());
    }

    /** What is not empty. */
    Optional<String> filled(String name) {
        return parsed.get(name).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return parsed.has(name);
    }

    /**
     * What tables have.
     *
     * @param interactive whether somebody reads along, to whom {@code --color auto} leaves it
     * @param coloured how, if so
     */
    Colours colours(boolean interactive, Colours coloured) {
        return switch (parsed.get("--color").orElse("auto")) {
            case "on" -> coloured;
            case "off" -> Colours.NONE;
            default -> interactive ? coloured : Colours.NONE;
        };
    }
}
