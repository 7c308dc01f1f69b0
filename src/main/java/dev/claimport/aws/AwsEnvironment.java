package dev.claimport.aws;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the process was started with, as AWS tools look at it.
 *
 * @param home of the user
 * @param directory where relative paths begin
 */
public record AwsEnvironment(Map<String, String> variables, Path home, Path directory) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})");

    public AwsEnvironment {
        variables = Map.copyOf(variables);
    }

    /** In the current directory. */
    public AwsEnvironment(Map<String, String> variables, Path home) {
        this(variables, home, Path.of(""));
    }

    /** Of this process. */
    public static AwsEnvironment here() {
        return of(System.getenv(), Path.of(""));
    }

    /** With other variables than this process has. */
    public static AwsEnvironment of(Map<String, String> variables, Path directory) {
        return new AwsEnvironment(variables, home(System.getProperty("os.name"), variables, Path.of(System.getProperty("user.home"))), directory);
    }

    /**
     * Where the AWS CLI and the shell have it: outside of Windows {@code HOME} goes before what the system's list of users says.
     *
     * @param listed in which {@code HOME} is passed over
     */
    public static Path home(String systemName, Map<String, String> variables, Path listed) {
        String said = variables.getOrDefault("HOME", "");
        return systemName.toLowerCase(Locale.ROOT).startsWith("windows") || said.isBlank() ? listed : Path.of(said);
    }

    /** A variable that is set, be it to nothing. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** A variable that is set to something. */
    public Optional<String> filled(String name) {
        return get(name).filter(value -> !value.isEmpty());
    }

    public Path configFile() {
        return path(filled("AWS_CONFIG_FILE").orElse("~/.aws/config"));
    }

    public Path credentialsFile() {
        return path(filled("AWS_SHARED_CREDENTIALS_FILE").orElse("~/.aws/credentials"));
    }

    /** Where sign-ins are kept; no variable moves it. */
    public Path tokenFolder() {
        return folder().resolve("sso").resolve("cache");
    }

    /** Where the AWS CLI keeps credentials of roles. */
    public Path roleFolder() {
        return folder().resolve("cli").resolve("cache");
    }

    private Path folder() {
        return home.resolve(".aws");
    }

    /** A path as a shell would take it: {@code ~} and variables stand for what they mean. */
    public Path path(String path) {
        return directory.resolve(expanded(path));
    }

    /** The path's text with {@code ~} and variables replaced; unknown variables stay. */
    public String expanded(String path) {
        String user = path.equals("~") || path.startsWith("~/") || path.startsWith("~\\") ? home + path.substring(1) : path;
        return VARIABLE.matcher(user).replaceAll(found -> {
            String name = found.group(1) != null ? found.group(1) : found.group(2);
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
    }

    /** Says nothing of the variables, which may hold keys. */
    @Override
    public String toString() {
        return "AwsEnvironment[" + home + "]";
    }
}
