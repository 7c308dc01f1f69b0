package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.ValueProblem;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.testing.IdentityServer;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

class AwsProfilesTest {

    private static final String SSO = """
            [sso-session corp]
            sso_start_url = https://d-1234567890.awsapps.com/start
            sso_region = eu-west-1
            [profile installer]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Installer
            region = eu-central-1
            """;
    private static final String KEYS = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = SECRET-KEY\n";

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T14:00:31Z"));
    private final IdentityServer server = new IdentityServer(time);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsThereIsOffered() throws IOException {
        config(SSO + """
                [default]
                region = eu-west-1
                [profile old]
                sso_start_url = https://d-0987654321.awsapps.com/start
                sso_region = us-east-1
                sso_account_id = 123456789012
                sso_role_name = Installer
                [profile keys]
                aws_access_key_id = A
                aws_secret_access_key = S
                [profile role]
                role_arn = arn:aws:iam::123456789012:role/Bench
                source_profile = keys
                [profile web]
                role_arn = arn:aws:iam::123456789012:role/Web
                web_identity_token_file = /tmp/token
                [profile tool]
                credential_process = /bin/tool
                [profile console]
                login_session = arn:aws:iam::123456789012:user/a
                [sso-session half]
                sso_region = eu-west-1
                """);
        SignInOffers offers = profiles(Map.of()).offers();
        assertEquals(List.of("corp"), offers.ssoSessions().stream().map(SsoSession::label).toList());
        assertEquals(List.of("installer SSO", "old SSO_LEGACY", "keys KEYS", "role KEYS", "web WEB_IDENTITY", "tool PROCESS", "console CONSOLE"),
                offers.profiles().stream().map(profile -> profile.name() + " " + profile.source()).toList());
        assertEquals(Optional.of("eu-central-1"), offers.profiles().getFirst().region());
        assertEquals(Optional.of("corp"), offers.profiles().getFirst().ssoSession().flatMap(SsoSession::name));
        assertEquals(Optional.empty(), offers.usualProfile());
        assertEquals(Optional.of("keys"), profiles(Map.of("AWS_PROFILE", "keys")).offers().usualProfile());
    }

    @Test
    void aComputerWithoutConfigurationOffersNothing() {
        assertEquals(SignInOffers.NONE, profiles(Map.of()).offers());
    }

    @Test
    void theRegionOfTheEnvironmentIsOfferedBeforeThatOfTheUsualProfile() throws IOException {
        config("[default]\nregion = eu-west-3\n[profile bench]\nregion = eu-north-1\n");
        assertEquals(Optional.of(Region.EU_WEST_3), profiles(Map.of()).offers().region());
        assertEquals(Optional.of(Region.EU_NORTH_1), profiles(Map.of("AWS_PROFILE", "bench")).offers().region());
        assertEquals(Optional.of(Region.EU_WEST_2), profiles(Map.of("AWS_DEFAULT_REGION", "eu-west-2")).offers().region());
        assertEquals(Optional.of(Region.CN_NORTH_1), profiles(Map.of("AWS_REGION", "cn-north-1", "AWS_DEFAULT_REGION", "eu-west-2")).offers().region());
        // Whoever works there is told; the sign-in page opens all the same.
        assertEquals(Optional.empty(), profiles(Map.of("AWS_REGION", "nowhere!")).offers().region());
        assertEquals(Optional.empty(), profiles(Map.of("AWS_PROFILE", "nobody")).offers().region());
    }

    @Test
    void aHostWithoutCredentialsIsNoDefectOfOurs() throws IOException {
        config("[profile box]\nregion = eu-west-1\nrole_arn = arn:aws:iam::210987654321:role/A\ncredential_source = EcsContainer\n");
        assertFails(SignInFailure.Kind.NO_CREDENTIALS, Map.of(),
                () -> profiles(Map.of()).session(Optional.of("box"), Optional.empty()).credentials().resolveCredentials());
    }

    @Test
    void aSignInThatIsThereGivesTheRoleOfTheProfile() throws IOException {
        config(SSO);
        leave();
        RoleSession session = profiles(Map.of()).session(Optional.of("installer"), Optional.empty());
        assertEquals(new Identity("123456789012", "", "Installer", ""), session.identity());
        assertEquals(Region.EU_CENTRAL_1, session.region());
        assertTrue(server.isValid(session.credentials().resolveCredentials().accessKeyId()));
        assertEquals(Region.US_WEST_2, profiles(Map.of()).session(Optional.of("installer"), Optional.of(Region.US_WEST_2)).region());
        assertEquals(Region.CN_NORTH_1, profiles(Map.of("AWS_REGION", "cn-north-1")).session(Optional.of("installer"), Optional.empty()).region());
    }

    @Test
    void aProfileWithoutSignInSaysWhereToSignIn() throws IOException {
        config(SSO);
        assertFails(SignInFailure.Kind.SIGN_IN_NEEDED, Map.of("session", "corp"), () -> profiles(Map.of()).session(Optional.of("installer"), Optional.empty()));
    }

    @Test
    void theOldFormHasItsOwnFile() throws IOException {
        config("""
                [profile old]
                sso_start_url = https://d-1234567890.awsapps.com/start
                sso_region = eu-west-1
                sso_account_id = 123456789012
                sso_role_name = Installer
                region = eu-west-1
                """);
        AwsProfiles profiles = profiles(Map.of());
        SsoSession session = profiles.ssoSessionOf(Optional.of("old"));
        assertEquals(Optional.empty(), session.name());
        profiles.tokenFile(session).write(new SignInToken(session.startUrl(), "eu-west-1", server.openSession(Duration.ofHours(1)),
                time.instant().plus(Duration.ofHours(1)), Optional.empty(), Optional.empty()));
        assertTrue(Files.exists(home.resolve(".aws/sso/cache/7487b5b67d5fa1132cf33fa93ae51ef38cc37752.json")), "the SHA-1 of the start URL");
        assertTrue(server.isValid(profiles.session(Optional.of("old"), Optional.empty()).credentials().resolveCredentials().accessKeyId()));
    }

    @Test
    void bothFormsMayOnlySayTheSame() throws IOException {
        config(SSO.replace("sso_session = corp", "sso_session = corp\nsso_start_url = https://d-1234567890.awsapps.com/start\nsso_region = us-east-1"));
        assertFails(ConfigFailure.Kind.SSO_FORMS_CONFLICT, Map.of("profile", "installer", "key", "sso_region"),
                () -> profiles(Map.of()).session(Optional.of("installer"), Optional.empty()));
        config(SSO.replace("sso_session = corp", "sso_session = corp\nsso_region = eu-west-1"));
        assertEquals(Optional.of("corp"), profiles(Map.of()).ssoSessionOf(Optional.of("installer")).name());
    }

    @ParameterizedTest
    @CsvSource({"sso_account_id, installer", "sso_role_name, installer", "sso_start_url, sso-session corp", "sso_region, sso-session corp"})
    void whatIsMissingIsNamed(String key, String where) throws IOException {
        config(SSO.replaceAll("(?m)^" + key + " .*\n", ""));
        leave();
        assertFails(ConfigFailure.Kind.PROFILE_INCOMPLETE, Map.of("profile", where, "key", key), () -> profiles(Map.of()).session(Optional.of("installer"), Optional.empty()));
    }

    @Test
    void namesThatAreNotThereAreNamed() throws IOException {
        config(SSO.replace("[sso-session corp]", "[sso-session other]"));
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "bench"), () -> profiles(Map.of()).session(Optional.of("bench"), Optional.empty()));
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "bench"),
                () -> profiles(Map.of("AWS_PROFILE", "bench")).session(Optional.empty(), Optional.empty()));
        assertFails(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", "corp"), () -> profiles(Map.of()).session(Optional.of("installer"), Optional.empty()));
        assertFails(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", "x"), () -> profiles(Map.of()).ssoSession("x"));
    }

    @Test
    void keysOfTheProfileAndOfTheEnvironment() throws IOException {
        config("[default]\nregion = eu-west-1\n[profile keys]\naws_session_token = T\naws_account_id = 123456789012\n" + KEYS);
        RoleSession session = profiles(Map.of()).session(Optional.of("keys"), Optional.of(Region.EU_WEST_2));
        assertEquals("AKIDEXAMPLE", session.credentials().resolveCredentials().accessKeyId());
        assertEquals("T", ((AwsSessionCredentials) session.credentials().resolveCredentials()).sessionToken());
        assertEquals("123456789012", session.identity().accountId());
        Map<String, String> variables = Map.of("AWS_ACCESS_KEY_ID", "FROM-ENV", "AWS_SECRET_ACCESS_KEY", "S", "AWS_PROFILE", "keys");
        assertEquals("FROM-ENV", profiles(variables).session(Optional.empty(), Optional.of(Region.EU_WEST_1)).credentials().resolveCredentials().accessKeyId());
        // A profile that is asked for goes before the environment.
        assertEquals("AKIDEXAMPLE", profiles(variables).session(Optional.of("keys"), Optional.of(Region.EU_WEST_1)).credentials().resolveCredentials().accessKeyId());
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "AWS_SECRET_ACCESS_KEY", "where", ConfigFailure.Where.ENVIRONMENT, "problem", ValueProblem.OTHER_HALF.problem()),
                () -> profiles(Map.of("AWS_ACCESS_KEY_ID", "A")).session(Optional.empty(), Optional.of(Region.EU_WEST_1)));
    }

    @Test
    void credentialsOfTheEnvironmentEndWhenItSays() {
        RoleSession session = profiles(Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "S", "AWS_SESSION_TOKEN", "T", "AWS_REGION", "eu-west-1",
                "AWS_CREDENTIAL_EXPIRATION", "2026-11-23T15:00:00Z")).session(Optional.empty(), Optional.empty());
        assertEquals(Optional.of(Instant.parse("2026-11-23T15:00:00Z")), session.endsAt());
        assertEquals(SignInFailure.Kind.SESSION_ENDING, session.life().ending().orElseThrow().kind());
    }

    @Test
    void nothingAtAllIsNamedAtOnce() throws IOException {
        assertFails(SignInFailure.Kind.NO_CREDENTIALS, () -> profiles(Map.of()).session(Optional.empty(), Optional.of(Region.EU_WEST_1)));
        config("[default]\noutput = json\n");
        assertFails(SignInFailure.Kind.NO_CREDENTIALS, () -> profiles(Map.of()).session(Optional.empty(), Optional.of(Region.EU_WEST_1)));
        config("[profile keys]\n" + KEYS);
        assertFails(SignInFailure.Kind.NO_REGION, () -> profiles(Map.of("AWS_PROFILE", "keys")).session(Optional.empty(), Optional.empty()));
    }

    @Test
    void aRoleIsTakenOnWithTheSourceProfileAndRenewed() throws IOException {
        config("""
                [profile keys]
                aws_access_key_id = AKIDEXAMPLE
                aws_secret_access_key = SECRET-KEY
                [profile bench]
                role_arn = arn:aws:iam::210987654321:role/path/Bench
                source_profile = keys
                external_id = EXT
                duration_seconds = 900
                region = eu-west-1
                """);
        RoleSession session = profiles(Map.of()).session(Optional.of("bench"), Optional.empty());
        assertEquals(new Identity("210987654321", "", "Bench", ""), session.identity());
        AwsCredentials first = session.credentials().resolveCredentials();
        var request = server.requests().getFirst();
        assertTrue(request.headers().get("authorization").contains("Credential=AKIDEXAMPLE/20261123/eu-west-1/sts/"), request.headers().get("authorization"));
        for (String part : List.of("Action=AssumeRole&", "RoleArn=arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2Fpath%2FBench", "ExternalId=EXT", "DurationSeconds=900",
                "RoleSessionName=claimport-")) {
            assertTrue(request.body().contains(part), request.body());
        }
        time.advance(Duration.ofMinutes(9));
        assertEquals(first, session.credentials().resolveCredentials());
        time.advance(Duration.ofMinutes(1));
        assertNotEquals(first, session.credentials().resolveCredentials());
        assertEquals(Optional.empty(), session.endsAt());
    }

    @Test
    void aRoleOnTopOfASignInLastsAsLongAsThat() throws IOException {
        config(SSO + "[profile bench]\nrole_arn = arn:aws:iam::210987654321:role/Bench\nsource_profile = installer\nregion = eu-west-1\n");
        assertFails(SignInFailure.Kind.SIGN_IN_NEEDED, () -> profiles(Map.of()).session(Optional.of("bench"), Optional.empty()));
        assertEquals("corp", profiles(Map.of()).ssoSessionOf(Optional.of("bench")).label());
        leave();
        RoleSession session = profiles(Map.of()).session(Optional.of("bench"), Optional.empty());
        session.credentials().resolveCredentials();
        assertEquals(Optional.of(time.instant().plus(Duration.ofHours(1))), session.endsAt());
    }

    @ParameterizedTest
    @CsvSource({"a, a → b → a", "b, b → a → b", "c, c → a → b → a"})
    void profilesThatLeadInACircleAreNamed(String asked, String circle) throws IOException {
        config("""
                [profile a]
                role_arn = arn:aws:iam::210987654321:role/A
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::210987654321:role/B
                source_profile = a
                [profile c]
                role_arn = arn:aws:iam::210987654321:role/C
                source_profile = a
                """);
        assertFails(ConfigFailure.Kind.SOURCE_PROFILE_CIRCLE, Map.of("profiles", circle), () -> profiles(Map.of()).session(Optional.of(asked), Optional.of(Region.EU_WEST_1)));
    }

    @Test
    void aProfileMayBeItsOwnSourceWhenItHasKeys() throws IOException {
        config("[profile a]\nrole_arn = arn:aws:iam::210987654321:role/A\nsource_profile = a\n" + KEYS);
        profiles(Map.of()).session(Optional.of("a"), Optional.of(Region.EU_WEST_1)).credentials().resolveCredentials();
        config("[profile a]\nrole_arn = arn:aws:iam::210987654321:role/A\nsource_profile = a\n");
        assertFails(ConfigFailure.Kind.PROFILE_INCOMPLETE, Map.of("profile", "a", "key", "aws_access_key_id"),
                () -> profiles(Map.of()).session(Optional.of("a"), Optional.of(Region.EU_WEST_1)));
    }

    @Test
    void aRoleNeedsASource() throws IOException {
        config("[profile a]\nrole_arn = arn:aws:iam::210987654321:role/A\n[profile b]\nrole_arn = x\nsource_profile = gone\n"
                + "[profile c]\nrole_arn = x\ncredential_source = Moon\n[profile d]\nrole_arn = x\nsource_profile = a\nmfa_serial = arn:aws:iam::1:mfa/x\n"
                + "[profile e]\nlogin_session = x\n[profile f]\nrole_arn = x\ncredential_source = Environment\n");
        assertFails(ConfigFailure.Kind.PROFILE_INCOMPLETE, Map.of("profile", "a", "key", "credential_source"), () -> session("a"));
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "gone"), () -> session("b"));
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, () -> session("c"));
        assertFails(ConfigFailure.Kind.PROFILE_UNSUPPORTED, Map.of("profile", "d", "key", "mfa_serial"), () -> session("d"));
        assertFails(SignInFailure.Kind.CONSOLE_SIGN_IN_NEEDED, () -> session("e"));
        assertFails(SignInFailure.Kind.NO_CREDENTIALS, () -> session("f"));
    }

    private static final String MFA = "[profile keys]\n" + KEYS + "[profile a]\nrole_arn = arn:aws:iam::210987654321:role/A\nsource_profile = keys\n"
            + "mfa_serial = arn:aws:iam::123456789012:mfa/j.weber\nregion = eu-west-1\n";

    @Test
    void aCodeIsAskedForOnceAndTheRoleLastsAsLongAsItsCredentials() throws IOException {
        config(MFA);
        List<String> asked = new ArrayList<>();
        RoleSession session = profiles(Map.of(), device -> {
            asked.add(device);
            return "123456";
        }).session(Optional.of("a"), Optional.empty());
        assertEquals(List.of(), asked, "nobody is asked before anything is wanted");
        AwsCredentials first = session.credentials().resolveCredentials();
        String body = server.requests().getFirst().body();
        assertTrue(body.contains("SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Fj.weber") && body.contains("TokenCode=123456"), body);
        Instant end = time.instant().plus(server.roleLife);
        assertEquals(Optional.of(end), session.endsAt());
        assertFails(SignInFailure.Kind.SESSION_ENDING, () -> session.life().requireLasting(server.roleLife.plusSeconds(1), time));
        time.set(end.minusSeconds(1));
        assertEquals(first, session.credentials().resolveCredentials());
        time.set(end);
        assertFails(SignInFailure.Kind.SIGNED_OUT, session.credentials()::resolveCredentials);
        assertEquals(List.of("arn:aws:iam::123456789012:mfa/j.weber"), asked);
    }

    @Test
    void aWrongCodeIsNamedAndNobodyIsAskedTwice() throws IOException {
        config(MFA);
        Map<String, String> facts = Map.of("device", "arn:aws:iam::123456789012:mfa/j.weber");
        RoleSession mistyped = profiles(Map.of(), _ -> "12345 ").session(Optional.of("a"), Optional.empty());
        assertFails(SignInFailure.Kind.MFA_CODE_WRONG, facts, mistyped.credentials()::resolveCredentials);
        assertEquals(List.of(), server.requests(), "that is no code");
        Answer denied = Answer.json(403, "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>").with("Content-Type", "text/xml");
        try (var sts = ScriptedServer.answering(denied)) {
            List<String> asked = new ArrayList<>();
            RoleSession wrong = profiles(Map.of("AWS_ENDPOINT_URL_STS", sts.uri().toString()), device -> {
                asked.add(device);
                return "654321";
            }).session(Optional.of("a"), Optional.empty());
            assertFails(SignInFailure.Kind.MFA_CODE_WRONG, facts, wrong.credentials()::resolveCredentials);
            assertFails(SignInFailure.Kind.MFA_CODE_WRONG, facts, wrong.life()::keepFresh);
            assertEquals(1, asked.size());
        }
    }

    @Test
    void aRoleThatIsRefusedIsNamed() throws IOException {
        config("[profile keys]\n" + KEYS + "[profile a]\nrole_arn = arn:aws:iam::210987654321:role/A\nsource_profile = keys\n");
        Answer denied = Answer.json(403, "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>User: arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/A</Message>"
                + "</Error></ErrorResponse>").with("Content-Type", "text/xml");
        try (var sts = ScriptedServer.answering(denied)) {
            RoleSession session = profiles(Map.of("AWS_ENDPOINT_URL_STS", sts.uri().toString())).session(Optional.of("a"), Optional.of(Region.EU_WEST_1));
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "sts:AssumeRole", "resource", "arn:aws:iam::210987654321:role/A"),
                    session.credentials()::resolveCredentials);
        }
        Answer wordless = Answer.json(403, "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>Roles may not be assumed by root accounts.</Message></Error></ErrorResponse>").with("Content-Type", "text/xml");
        try (var sts = ScriptedServer.answering(wordless)) {
            RoleSession session = profiles(Map.of("AWS_ENDPOINT_URL_STS", sts.uri().toString())).session(Optional.of("a"), Optional.of(Region.EU_WEST_1));
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "sts:AssumeRole", "resource", "arn:aws:iam::210987654321:role/A"),
                    session.credentials()::resolveCredentials);
        }
    }

    @Test
    void aTokenFromElsewhereIsReadAnewForEachRenewal() throws IOException {
        Path token = Files.writeString(home.resolve("token"), "FIRST\n");
        config("[profile web]\nrole_arn = arn:aws:iam::210987654321:role/Web\nweb_identity_token_file = " + token + "\nrole_session_name = bench-7\n");
        RoleSession session = session("web");
        session.credentials().resolveCredentials();
        Files.writeString(token, "SECOND");
        time.advance(Duration.ofMinutes(11));
        session.credentials().resolveCredentials();
        assertTrue(server.requests().get(0).body().contains("WebIdentityToken=FIRST") && server.requests().get(1).body().contains("WebIdentityToken=SECOND"));
        assertTrue(server.requests().getFirst().body().contains("RoleSessionName=bench-7"));
        assertFalse(server.requests().getFirst().headers().containsKey("authorization"));
        Files.delete(token);
        time.advance(Duration.ofMinutes(16));
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", token.toString()), session.credentials()::resolveCredentials);

        Files.writeString(token, "ENVIRONMENT");
        profiles(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(), "AWS_ROLE_ARN", "arn:aws:iam::210987654321:role/Web")).session(Optional.empty(), Optional.of(Region.EU_WEST_1))
                .credentials().resolveCredentials();
        assertTrue(server.requests().getLast().body().contains("WebIdentityToken=ENVIRONMENT"));
    }

    @Test
    void aProgramIsAskedAgainWhenItsCredentialsEnd() throws IOException {
        Path count = home.resolve("count");
        config("[profile tool]\ncredential_process = sh -c 'echo x >> " + count + " && echo \"$0\"' '{\"Version\": 1, \"AccessKeyId\": \"FROM-TOOL\", \"SecretAccessKey\": \"S\","
                + " \"SessionToken\": \"T\", \"Expiration\": \"2026-11-23T15:00:31+0000\"}'\n");
        RoleSession session = session("tool");
        assertEquals("FROM-TOOL", session.credentials().resolveCredentials().accessKeyId());
        time.advance(Duration.ofMinutes(54));
        session.credentials().resolveCredentials();
        assertEquals(1, Files.readAllLines(count).size());
        time.advance(Duration.ofMinutes(1));
        session.credentials().resolveCredentials();
        assertEquals(2, Files.readAllLines(count).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "sh -c 'exit 3' | PROGRAM_ENDED", "no-such-program-anywhere | PROGRAM_NOT_STARTED", "echo 'open | PROGRAM_NOT_STARTED", "echo garbage SECRET-KEY | PROGRAM_PRINTS_NO_JSON", "true | PROGRAM_PRINTS_NO_JSON", "echo {} | PROGRAM_OF_OTHER_VERSION",
        "echo '{\"Version\": 2}' | PROGRAM_OF_OTHER_VERSION", "echo '{\"Version\": 1}' | PROGRAM_PRINTS_NO_KEY",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"A\"}' | PROGRAM_PRINTS_NO_KEY",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"SECRET-KEY\", \"SessionToken\": \"T\", \"Expiration\": \"soon\"}' | PROGRAM_PRINTS_NO_TIME",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"SECRET-KEY\", \"Expiration\": \"2020-01-01T00:00:00Z\"}' | PROGRAM_PRINTS_EXPIRED"
    })
    void aProgramThatFailsOrPrintsGarbageIsNamed(String program, LocalProblem kind) throws IOException {
        config("[profile tool]\ncredential_process = " + program.strip() + "\n");
        var failure = failure(() -> session("tool").credentials().resolveCredentials());
        assertEquals(ConfigFailure.Kind.CREDENTIAL_PROCESS_FAILED, failure.kind());
        assertEquals("tool", failure.facts().get("profile"));
        assertEquals(kind, ((Problem) failure.facts().get("problem")).kind());
        assertFalse(failure.toString().contains("SECRET-KEY"), failure.toString());
    }

    @Test
    void settingsOfTheProfileReachItsServices() throws IOException {
        config("[profile keys]\nregion = eu-west-1\nuse_fips_endpoint = true\nendpoint_url = http://127.0.0.1:9\n" + KEYS);
        AwsAccess access = session("keys").access();
        assertTrue(access.network().fips());
        assertEquals("http://127.0.0.1:9", access.endpoints().iot().orElseThrow().toString());
    }

    private RoleSession session(String profile) {
        return profiles(Map.of()).session(Optional.of(profile), Optional.of(Region.EU_WEST_1));
    }

    private void leave() {
        new TokenCache(home.resolve(".aws/sso/cache"), time).write("corp", token());
    }

    private SignInToken token() {
        return new SignInToken("https://d-1234567890.awsapps.com/start", "eu-west-1", server.openSession(Duration.ofHours(1)), time.instant().plus(Duration.ofHours(1)),
                Optional.of(new SignInToken.Client("ID", "CLIENT-SECRET", Instant.ofEpochSecond(4_000_000_000L))), Optional.of(server.refreshToken()));
    }

    /** All services at the scripted server, unless the variables say otherwise. */
    private AwsProfiles profiles(Map<String, String> variables) {
        return new AwsProfiles(environment(variables), time);
    }

    private AwsProfiles profiles(Map<String, String> variables, MfaPrompt mfa) {
        return new AwsProfiles(environment(variables), Optional.of(mfa), time);
    }

    private AwsEnvironment environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>();
        for (String service : List.of("SSO", "SSO_OIDC", "STS")) {
            all.put("AWS_ENDPOINT_URL_" + service, server.uri().toString());
        }
        all.putAll(variables);
        return new AwsEnvironment(all, home);
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }
}
