package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

class DefaultChainSignInTest {

    private static final AwsCredentialsProvider NOTHING = () -> {
        throw SdkClientException.create("nothing\nhere");
    };
    private static final AwsSessionCredentials CREDENTIALS =
            AwsSessionCredentials.builder().accessKeyId("AKID").secretAccessKey("SECRET-KEY")
            .sessionToken("T").accountId("123456789012").expirationTime(Instant.parse("2026-11-23T15:00:00Z")).build();

    @TempDir
    private Path home;

    @Test
    void theFirstThatHasCredentialsCounts() {
        RoleSession session = new DefaultChainSignIn(List.of(() -> NOTHING, () -> () -> CREDENTIALS), () -> Region.EU_WEST_1).signIn();
        assertEquals(CREDENTIALS, session.credentials().resolveCredentials());
        assertEquals(Region.EU_WEST_1, session.region());
        assertEquals("123456789012", session.identity().accountId());
        assertEquals(CREDENTIALS.expirationTime(), session.endsAt());
    }

    @Test
    void noneAtAllIsNamedWithItsReasons() {
        Failure failure = failure(() -> new DefaultChainSignIn(List.of(() -> NOTHING, () -> NOTHING), () -> Region.EU_WEST_1).signIn());
        assertEquals(new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of(), "nothing; nothing"), failure);
    }

    @Test
    void noRegionIsNamed() {
        var signIn = new DefaultChainSignIn(List.of(() -> () -> CREDENTIALS), () -> {
            throw SdkClientException.create("no region");
        });
        assertFails(SignInFailure.Kind.NO_REGION, signIn::signIn);
    }

    @Test
    void anExpiredSessionOfTheProfileIsSignedOut() {
        assertFailure(SignInFailure.Kind.SIGNED_OUT, ExpiredTokenException.builder().message("Token is expired").build());
        assertFailure(SignInFailure.Kind.SIGNED_OUT, UnauthorizedException.builder().message("x").build());
    }

    @Test
    void aRoleOfTheProfileThatIsRefusedIsNamed() {
        assertFailure(ServiceFailure.Kind.CREDENTIALS_REFUSED,
                StsException.builder().statusCode(403).awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build()).build());
    }

    @Test
    void theEnvironmentCounts() throws Exception {
        Map<String, String> environment = bare();
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "SECRET-KEY", "AWS_REGION", "eu-west-1"));
        assertEquals("AKID eu-west-1", said(environment));
    }

    @Test
    void aProfileCounts() throws Exception {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"),
                "[profile bench]\nregion = ap-south-1\naws_access_key_id = FROMFILE\naws_secret_access_key = x\n");
        Map<String, String> environment = bare();
        environment.put("AWS_PROFILE", "bench");
        assertEquals("FROMFILE ap-south-1", said(environment));
    }

    @Test
    void whoHasNothingIsToldSoAtOnce() throws Exception {
        String said = said(bare());
        assertTrue(said.startsWith("no-credentials after "), said);
        long millis = Long.parseLong(said.replaceAll("\\D", ""));
        assertTrue(millis < 3_000, said);
    }

    @Test
    void credentialsWithoutRegionAreNotEnough() throws Exception {
        Map<String, String> environment = bare();
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "SECRET-KEY"));
        assertTrue(said(environment).startsWith("no-region "));
    }

    private void assertFailure(Enum<?> kind, RuntimeException thrown) {
        AwsCredentialsProvider provider = () -> {
            throw thrown;
        };
        assertFails(kind, () -> new DefaultChainSignIn(List.of(() -> provider), () -> Region.EU_WEST_1).signIn());
    }

    private Map<String, String> bare() {
        return new HashMap<>(Map.of("HOME", home.toString()));
    }

    private String said(Map<String, String> environment) throws Exception {
        ChildJvm.Result result = ChildJvm.run(Child.class, environment, List.of("-Duser.home=" + home, "-XX:TieredStopAtLevel=1"));
        assertEquals(0, result.exitCode(), result.output());
        return result.output().strip();
    }

    /** Signs in, in a process of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            long begun = System.nanoTime();
            try {
                RoleSession session = new DefaultChainSignIn().signIn();
                System.out.println(session.credentials().resolveCredentials().accessKeyId() + " " + session.region());
            } catch (FailureException e) {
                System.out.println(e.failure().id() + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
            }
        }
    }
}
