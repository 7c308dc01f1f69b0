package dev.claimport.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.claimport.failure.FailureException;
import dev.claimport.iot.AwsIot;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.testing.ChildJvm;
import dev.claimport.testing.IdentityServer;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.StandingTime;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

/** The whole of a sign-in at the most verbose level, in a process with the product's own way of logging. */
class NothingSecretIsLoggedTest {

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();

    @Test
    void everyTokenVerifierAndSecretStaysOutOfTheLog() throws Exception {
        try (var server = new IdentityServer(time)) {
            String said = signIn(server, "as it is");
            assertTrue(said.contains("TRACE") && said.contains("signed out"), said);
            // Client secret, verifier, code, two access tokens, two refresh tokens, secret key and session token, at least.
            assertTrue(server.secrets().size() >= 9, server.secrets().toString());
            for (String secret : server.secrets()) {
                assertFalse(said.contains(secret), () -> secret + " in " + said);
            }
        }
    }

    @Test
    void withoutThePinOnTheSdkTheyWouldBeThere() throws Exception {
        try (var server = new IdentityServer(time)) {
            String said = signIn(server, "unpinned");
            assertTrue(server.secrets().stream().anyMatch(said::contains), "then this test could go, and the pin too");
        }
    }

    private String signIn(IdentityServer server, String pin) throws Exception {
        ChildJvm.Result result = ChildJvm.run(Child.class, Map.of("HOME", home.toString()),
                List.of("-Dclaimport.log=ALL",
                        "-XX:TieredStopAtLevel=1"), server.uri().toString(), home.toString(), time.instant().toString(), pin);
        assertEquals(0, result.exitCode(), result.output());
        return result.output();
    }

    /** Signs in, works, renews and signs out. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            LoggerFactory.getLogger(Child.class).trace("as verbose as can be");
            if (arguments[3].equals("unpinned")) {
                ((Logger) LoggerFactory.getLogger("software.amazon.awssdk")).setLevel(Level.TRACE);
            }
            StandingTime time = new StandingTime(Instant.parse(arguments[2]));
            SsoSession session = new SsoSession(Optional.of("corp"), "https://d-1234567890.awsapps.com/start", Region.EU_WEST_1, List.of());
            AwsAccess access = AwsAccess.to(ServiceEndpoints.allAt(URI.create(arguments[0])));
            TokenFile file = new TokenFile(new TokenCache(Path.of(arguments[1], "cache"), time), "corp");
            try (var signIn = new IdentityCenterSignIn(session, access, Optional.of(file), time); var browser = HttpClient.newHttpClient()) {
                BrowserAuthorization authorization = signIn.beginInBrowser();
                String query = authorization.page().getRawQuery();
                String callback = URLDecoder.decode(query.replaceAll(".*redirect_uri=([^&]*).*", "$1"), StandardCharsets.UTF_8);
                String state = query.replaceAll(".*state=([^&]*).*", "$1");
                // A stranger on the port as well, with something that looks like a code.
                browser.send(HttpRequest.newBuilder(URI.create(callback + "/x?code=CODE-SECRET-1")).build(), HttpResponse.BodyHandlers.discarding());
                browser.sendAsync(HttpRequest.newBuilder(URI.create(callback + "?code=CODE-SECRET-1&state=" + state)).build(),
                        HttpResponse.BodyHandlers.discarding()).exceptionally(_ -> null);
                SignedInUser user = signIn.await(authorization);
                RoleSession role = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
                role.life().keepFresh();
                time.advance(Duration.ofMinutes(50));
                role.life().keepFresh();
                try (var iot = new AwsIot(role, time)) {
                    iot.thingExists("t");
                } catch (FailureException e) {
                    // Nothing but Identity Center answers there; the request was signed all the same.
                    LoggerFactory.getLogger(Child.class).error("refused", e);
                }
                System.out.println(user + " " + role + " " + role.credentials() + " " + authorization + " " + file);
                user.signOut();
                System.out.println("signed out");
            }
        }
    }
}
