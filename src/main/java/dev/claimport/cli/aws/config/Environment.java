package dev.claimport.cli.aws.config;

import dev.claimport.aws.AwsEnvironment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the process was started with.
 *
 * @param directory where relative paths begin
 */
public record Environment(Map<String, String> variables, Path directory) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})");

    /** A variable that is set, be it to nothing. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** A variable that is set to something. */
    public Optional<String> filled(String name) {
        return get(name).filter(value -> !value.isEmpty());
    }

    /** A path as a shell would take it: {@code ~} and variables stand for what they mean. */
    public Path path(String path) {
        return directory.resolve(expanded(path));
    }

    /** The path's text with {@code ~} and variables replaced; unknown variables stay. */
    public String expanded(String path) {
        String user = path.equals("~") || path.startsWith("~/") ? home() + path.substring(1) : path;
        return VARIABLE.matcher(user).replaceAll(found -> {
            String name = found.group(1) != null ? found.group(1) : found.group(2);
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
    }

    private Path home() {
        return AwsEnvironment.home(System.getProperty("os.name"), variables, Path.of(System.getProperty("user.home")));
    }
}
