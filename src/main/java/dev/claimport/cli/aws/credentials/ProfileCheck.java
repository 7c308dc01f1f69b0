package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.config.Section;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a profile lacks before anybody is asked for its credentials, and says so in botocore's words. */
final class ProfileCheck {

    private static final Set<String> SOURCES = Set.of("Environment", "Ec2InstanceMetadata", "EcsContainer");
    private static final List<String> SINGLE_SIGN_ON = List.of("sso_role_name", "sso_account_id", "sso_start_url", "sso_region");

    private final Session session;

    ProfileCheck(Session session) {
        this.session = session;
    }

    /** Of a role to assume. */
    void role(String profile, Map<String, String> settings) {
        String source = settings.get("source_profile");
        String place = settings.get("credential_source");
        if (source != null && place != null) {
            throw wrong("The profile \"" + profile + "\" contains both source_profile and credential_source.");
        }
        if (source == null && place == null) {
            throw wrong("Partial credentials found in assume-role, missing: source_profile or credential_source");
        }
        if (place != null && !SOURCES.contains(place)) {
            throw wrong("The credential source \"" + place + "\" referenced in profile \"" + profile + "\" is not valid.");
        }
        if ("Environment".equals(place) && session.environment().filled("AWS_ACCESS_KEY_ID").isEmpty()) {
            throw wrong("Error when retrieving credentials from Environment: No credentials found in credential_source referenced in profile " + profile);
        }
        if (source != null && session.config().profile(source).isEmpty()) {
            throw wrong("The source_profile \"" + source + "\" referenced in the profile \"" + profile + "\" does not exist.");
        }
    }

    /** Of a web identity: its role's ARN. */
    void webIdentity(Optional<String> role) {
        if (role.isEmpty()) {
            throw wrong("The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured."
                    + " Ensure that the profile has the role_arn configuration set or the AWS_ROLE_ARN env var is set.");
        }
    }

    /** The file of a web identity's token. */
    void webIdentityToken(String token) {
        if (Files.notExists(session.environment().path(token))) {
            throw wrong("[Errno 2] No such file or directory: " + Python.quoted(token));
        }
    }

    /** Of a session of Identity Center, which botocore looks at as a source of bearer tokens, whatever else the profile has. */
    void signInSession(String profile, Map<String, String> settings) {
        String name = settings.get("sso_session");
        if (name == null) {
            return;
        }
        String blame = "The profile \"" + profile + "\" is configured to use the SSO token provider but ";
        Map<String, String> shared = session.config().ssoSession(name).map(Section::values).orElse(Map.of());
        if (shared.isEmpty()) {
            throw wrong(blame + "the \"" + name + "\" sso_session configuration does not exist.");
        }
        List<String> missing = Stream.of("sso_start_url", "sso_region").filter(key -> !shared.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            throw wrong(blame + "is missing the following configuration: "
                    + missing.stream().map(Python::quoted).collect(Collectors.joining(", ", "[", "].")));
        }
    }

    /**
     * Of Identity Center: its settings.
     *
     * @return what its token is called
     */
    String singleSignOn(String profile, Map<String, String> settings) {
        String named = settings.get("sso_session");
        Map<String, String> all = new HashMap<>(settings);
        if (named != null) {
            Map<String, String> shared = session.config().ssoSession(named).map(Section::values).orElse(null);
            if (shared == null) {
                throw wrong("The specified sso-session does not exist: \"" + named + "\"");
            }
            shared.forEach((name, value) -> {
                if (!settings.getOrDefault(name, value).equals(value)) {
                    throw wrong("The value for " + name + " is inconsistent between profile (" + settings.get(name) + ") and sso-session (" + value + ").");
                }
                all.put(name, value);
            });
        }
        List<String> missing = SINGLE_SIGN_ON.stream().filter(name -> !all.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw wrong("The profile \"" + profile + "\" is configured to use SSO but is missing required configuration: " + String.join(", ", missing));
        }
        return named == null ? all.get("sso_start_url") : named;
    }

    /** A token that a sign-in left. */
    void singleSignOnToken(String key) {
        if (Files.notExists(token(key))) {
            throw wrong("Error loading SSO Token: Token for " + key + " does not exist");
        }
    }

    /** Where every AWS tool looks for it: below the home folder, by the SHA-1 of the session's name or the start URL. */
    private Path token(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return session.environment().path("~/.aws/sso/cache/" + HexFormat.of().formatHex(digest) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static RuntimeException wrong(String why) {
        return Problem.general(why).exception();
    }
}
