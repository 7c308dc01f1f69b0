package dev.claimport.cli.aws.config;

import dev.claimport.cli.aws.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration file and the credentials file, read once.
 *
 * @param profiles by name; of both files, the credentials file first
 * @param services the {@code [services x]} sections by name: of each service its settings
 * @param ssoSessions the {@code [sso-session x]} sections by name
 * @param secrets the credentials file alone
 */
public record Profiles(Map<String, Map<String, String>> profiles, Map<String, Map<String, Map<String, String>>> services,
        Map<String, Map<String, String>> ssoSessions, Map<String, Map<String, String>> secrets, Map<String, Map<String, String>> configured) {

    public static final String DEFAULT = "default";

    private static final Pattern NAMED = Pattern.compile("(profile|services|sso-session)\\s+(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");

    public static Path configFile(Environment environment) {
        return environment.path(environment.filled("AWS_CONFIG_FILE").orElse("~/.aws/config"));
    }

    public static Path credentialsFile(Environment environment) {
        return environment.path(environment.filled("AWS_SHARED_CREDENTIALS_FILE").orElse("~/.aws/credentials"));
    }

    /** A file that is not there has nothing to say. */
    public static Profiles read(Environment environment) {
        Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
        Map<String, Map<String, Map<String, String>>> services = new LinkedHashMap<>();
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        sections(configFile(environment)).forEach((section, values) -> {
            Matcher named = NAMED.matcher(section);
            if (section.equals(DEFAULT)) {
                profiles.put(section, values);
            } else if (named.matches()) {
                String name = Optional.ofNullable(named.group(2)).or(() -> Optional.ofNullable(named.group(3))).orElseGet(() -> named.group(4));
                switch (named.group(1)) {
                    case "profile" -> profiles.put(name, values);
                    case "services" -> services.put(name, nested(values));
                    default -> sessions.put(name, values);
                }
            }
        });
        Map<String, Map<String, String>> configured = new LinkedHashMap<>();
        profiles.forEach((name, values) -> configured.put(name, Map.copyOf(values)));
        Map<String, Map<String, String>> secrets = sections(credentialsFile(environment));
        secrets.forEach((name, values) -> profiles.computeIfAbsent(name, _ -> new LinkedHashMap<>()).putAll(values));
        return new Profiles(profiles, services, sessions, secrets, configured);
    }

    private static Map<String, Map<String, String>> sections(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Map.of();
            }
            Map<String, Map<String, String>> sections = IniFile.read(Files.readString(file)).orElseThrow(() -> unparseable(file).exception());
            sections.values().forEach(values -> values.values().stream().filter(value -> value.startsWith("\n"))
                    .flatMap(String::lines).map(String::strip).filter(line -> !line.isEmpty() && line.indexOf('=') < 0)
                    .findAny().ifPresent(_ -> {
                        throw unparseable(file).exception();
                    }));
            return sections;
        } catch (CharacterCodingException _) {
            throw unparseable(file).exception();
        } catch (IOException _) {
            throw Problem.general("[Errno 13] Permission denied: '" + file + "'").exception();
        }
    }

    private static Problem unparseable(Path file) {
        return Problem.general("Unable to parse config file: " + file);
    }

    /** Values that begin on the next line are settings of their own, one a line. */
    private static Map<String, Map<String, String>> nested(Map<String, String> values) {
        Map<String, Map<String, String>> nested = new LinkedHashMap<>();
        values.forEach((service, lines) -> {
            Map<String, String> settings = new LinkedHashMap<>();
            lines.lines().map(String::strip).filter(line -> line.contains("=")).forEach(line -> {
                int sign = line.indexOf('=');
                settings.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
            });
            nested.put(service, settings);
        });
        return nested;
    }
}
