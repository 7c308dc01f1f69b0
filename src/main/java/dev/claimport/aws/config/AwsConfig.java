package dev.claimport.aws.config;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.ServiceText;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration and the credentials file say, put together as the AWS CLI does it (botocore, configloader.py): what the credentials
 * file says of a profile goes before the configuration, and a section whose name cannot be taken apart is nobody's.
 */
public final class AwsConfig {

    public static final String DEFAULT = "default";

    private static final int LARGEST = 4 << 20;

    private final Map<String, Section> configured = new LinkedHashMap<>();
    private final Map<String, Section> sessions = new LinkedHashMap<>();
    private final Map<String, Section> services = new LinkedHashMap<>();
    private final Map<String, Section> secrets;
    private final Map<String, Section> profiles;

    private AwsConfig(Map<String, Section> configuration, Map<String, Section> secrets) {
        configuration.forEach(this::add);
        this.secrets = secrets;
        profiles = new LinkedHashMap<>(configured);
        secrets.forEach((name, section) -> profiles.merge(name, section, Section::with));
    }

    /** @throws FailureException {@code config-unreadable} with the line, {@code file-unreadable} */
    public static AwsConfig read(AwsEnvironment environment) {
        return new AwsConfig(sections(environment.configFile()), sections(environment.credentialsFile()));
    }

    /** A file that is not there, or is no file, has nothing to say. */
    private static Map<String, Section> sections(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            byte[] bytes = SmallFile.read(file, LARGEST);
            return IniFile.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (MalformedIniException e) {
            throw new ConfigFailure(ConfigFailure.Kind.CONFIG_UNREADABLE, Map.of("file", file.toString(), "line", String.valueOf(e.line())),
                    e.getMessage()).exception();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "not UTF-8").exception(e);
        } catch (IOException e) {
            throw unreadable(file, e.getClass().getSimpleName()).exception(e);
        }
    }

    private static LocalFailure unreadable(Path file, String detail) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), detail);
    }

    /** Profiles other than the default one have a prefix; sections of kinds that are unknown here are somebody else's. */
    private void add(String header, Section section) {
        if (header.startsWith("profile")) {
            put(configured, header, section);
        } else if (header.startsWith("sso-session")) {
            put(sessions, header, section);
        } else if (header.startsWith("services")) {
            put(services, header, section);
        } else if (header.equals(DEFAULT)) {
            configured.put(DEFAULT, section);
        }
    }

    private static void put(Map<String, Section> kind, String header, Section section) {
        PythonText.words(header).filter(words -> words.size() == 2).ifPresent(words -> kind.put(words.get(1), section.named(words.get(1))));
    }

    /** In the order of the files. */
    public List<String> profiles() {
        return List.copyOf(profiles.keySet());
    }

    /** In the order of the file. */
    public List<String> ssoSessions() {
        return List.copyOf(sessions.keySet());
    }

    /** What both files say of a profile. */
    public Optional<Section> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** What the configuration alone says of a profile. */
    public Optional<Section> configured(String name) {
        return Optional.ofNullable(configured.get(name));
    }

    /** What the credentials file alone says of a profile. */
    public Optional<Section> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    public Optional<Section> ssoSession(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    /** The section that a profile names for endpoints of single services. */
    public Optional<Section> services(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** @throws FailureException {@code profile-not-found} */
    public Section requireProfile(String name) {
        return profile(name).orElseThrow(() ->
                new ConfigFailure(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", ServiceText.line(name, 80))).exception());
    }

    /** @throws FailureException {@code sso-session-not-found} */
    public Section requireSsoSession(String name) {
        return ssoSession(name).orElseThrow(() ->
                new ConfigFailure(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", ServiceText.line(name, 80))).exception());
    }
}
