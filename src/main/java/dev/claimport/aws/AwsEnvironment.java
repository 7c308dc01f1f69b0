package dev.claimport.aws;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where AWS tools look for what the user has set.
 *
 * @param variables of this process
 * @param home of the user
 */
public record AwsEnvironment(Map<String, String> variables, Path home) {

    public AwsEnvironment {
        variables = Map.copyOf(variables);
    }

    /** Of this process. */
    public static AwsEnvironment here() {
        return new AwsEnvironment(System.getenv(), home(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home"))));
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

    /** A variable; empty when it is not set or set to nothing. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public Path configFile() {
        return get("AWS_CONFIG_FILE").map(this::path).orElseGet(() -> folder().resolve("config"));
    }

    public Path credentialsFile() {
        return get("AWS_SHARED_CREDENTIALS_FILE").map(this::path).orElseGet(() -> folder().resolve("credentials"));
    }

    /** Where sign-ins are kept; no variable moves it. */
    public Path tokenFolder() {
        return folder().resolve("sso").resolve("cache");
    }

    /** Where the AWS CLI keeps credentials of roles. */
    public Path roleFolder() {
        return folder().resolve("cli").resolve("cache");
    }

    /** A path as people write it, perhaps with a tilde. */
    public Path path(String text) {
        return text.equals("~") || text.startsWith("~/") || text.startsWith("~\\") ? home.resolve(text.substring(Math.min(2, text.length()))) : Path.of(text);
    }

    private Path folder() {
        return home.resolve(".aws");
    }

    /** Says nothing of the variables, which may hold keys. */
    @Override
    public String toString() {
        return "AwsEnvironment[" + home + "]";
    }
}
