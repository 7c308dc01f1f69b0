package dev.claimport.aws.sdk;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.TestTls;
import dev.claimport.testing.TunnelProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

class NetworkTest {

    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("user:pass:word".getBytes(StandardCharsets.UTF_8));
    private static final String HOST = "sts.eu-west-1.amazonaws.com";
    private static final Answer CALLER = Answer.json(200, """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>A</UserId><Account>123456789012</Account>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""").with("Content-Type", "text/xml");

    @TempDir
    private Path folder;

    @Test
    void aTunnelIsAskedForWithUserAndPasswordAndTheServiceNeverSeesThem() throws Exception {
        TestTls tls = new TestTls();
        try (var server = server(tls); var proxy = new TunnelProxy(server.uri().getPort(), NetworkTest::needsLogin)) {
            Map<String, String> variables = Map.of("HTTPS_PROXY", "http://user:pass%3Aword@127.0.0.1:" + proxy.port());
            assertEquals("123456789012", account(variables, Optional.of(tls.writeBundle(folder.resolve("ca.pem"))), Optional.empty()));
            assertTrue(proxy.heads().getFirst().startsWith("CONNECT " + HOST + ":443 HTTP/1.1\r\n"), proxy.heads().getFirst());
            assertFalse(server.requests().getFirst().headers().containsKey("proxy-authorization"), server.requests().getFirst().toString());
            assertEquals(HOST, server.requests().getFirst().headers().get("host"));
            // Trusted is who vouches for the name that is asked for, tunnel or not.
            assertFails(NetworkFailure.Kind.TLS_UNTRUSTED, Map.of("host", "sts.example"),
                    () -> account(variables, Optional.of(folder.resolve("ca.pem")), Optional.of(URI.create("https://sts.example"))));
        }
    }

    @Test
    void aProxyThatRefusesIsNamedWithoutItsPassword() throws Exception {
        TestTls tls = new TestTls();
        try (var server = server(tls); var proxy = new TunnelProxy(server.uri().getPort(), NetworkTest::needsLogin)) {
            var failure = failure(() -> account(Map.of("HTTPS_PROXY", "http://user:SECRET@127.0.0.1:" + proxy.port()), Optional.empty(), Optional.empty()));
            assertEquals(NetworkFailure.Kind.PROXY_REFUSED, failure.kind());
            assertEquals(Map.of("proxy", "127.0.0.1:" + proxy.port(), "host", HOST, "status", "407"), failure.facts());
            assertFalse(failure.toString().contains("SECRET"), failure.toString());
        }
        try (var proxy = new TunnelProxy(1, _ -> "HTTP/1.1 403 Forbidden\r\nContent-Length: 0")) {
            assertFails(NetworkFailure.Kind.PROXY_REFUSED, Map.of("proxy", "127.0.0.1:" + proxy.port(), "host", HOST, "status", "403"),
                    () -> account(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        // Bound and not listening: nobody else gets the port, and whoever comes is refused.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            String proxy = "127.0.0.1:" + taken.getLocalPort();
            assertFails(NetworkFailure.Kind.PROXY_UNREACHABLE, Map.of("proxy", proxy),
                    () -> account(Map.of("HTTPS_PROXY", proxy), Optional.empty(), Optional.empty()));
        }
        assertFails(NetworkFailure.Kind.PROXY_UNREACHABLE, Map.of("proxy", "claimport.invalid:3128"),
                () -> account(Map.of("HTTPS_PROXY", "http://claimport.invalid:3128"), Optional.empty(), Optional.empty()));
    }

    @Test
    void plainRequestsGoThroughTheProxyAsTheyAre() {
        try (var proxy = ScriptedServer.answering(CALLER)) {
            Map<String, String> variables = Map.of("HTTP_PROXY", "http://user:pass%3Aword@127.0.0.1:" + proxy.uri().getPort());
            assertEquals("123456789012", account(variables, Optional.empty(), Optional.of(URI.create("http://sts.example:8080"))));
            var request = proxy.requests().getFirst();
            assertTrue(request.path().startsWith("http://sts.example:8080"), request.path());
            assertEquals(LOGIN, request.headers().get("proxy-authorization"));
        }
        Answer refusal = new Answer(407, Map.of("Content-Type", "text/html", "Proxy-Authenticate", "Basic realm=x"), new byte[0], 0);
        try (var proxy = ScriptedServer.answering(refusal)) {
            assertFails(NetworkFailure.Kind.PROXY_REFUSED, Map.of("proxy", "127.0.0.1:" + proxy.uri().getPort(), "host", "sts.example", "status", "407"),
                    () -> account(Map.of("HTTP_PROXY", proxy.uri().toString()), Optional.empty(), Optional.of(URI.create("http://sts.example:8080"))));
        }
    }

    @Test
    void whatIsListedIsReachedDirectly() {
        try (var server = ScriptedServer.answering(CALLER)) {
            Map<String, String> variables = new HashMap<>(Map.of("HTTP_PROXY", "http://claimport.invalid:1", "NO_PROXY", "localhost,127.0.0.1"));
            assertEquals("123456789012", account(variables, Optional.empty(), Optional.of(server.uri())));
            assertFalse(server.requests().getFirst().headers().containsKey("proxy-authorization"));
        }
    }

    @Test
    void anInterceptorIsTrustedOnlyWithItsBundle() throws Exception {
        TestTls tls = new TestTls();
        try (var server = server(tls)) {
            assertFails(NetworkFailure.Kind.TLS_UNTRUSTED, Map.of("host", "127.0.0.1"), () -> account(Map.of(), Optional.empty(), Optional.of(server.uri())));
            Path bundle = tls.writeBundle(folder.resolve("ca.pem"));
            assertEquals("123456789012", account(Map.of(), Optional.of(bundle), Optional.of(server.uri())));
            // A bundle takes the place of the runtime's authorities, it does not add to them.
            Path other = new TestTls().writeBundle(folder.resolve("other.pem"));
            assertFails(NetworkFailure.Kind.TLS_UNTRUSTED, () -> account(Map.of(), Optional.of(other), Optional.of(server.uri())));
        }
    }

    @Test
    void aPortalInBetweenIsNotAws() {
        Answer portal = new Answer(200, Map.of("Content-Type", "text/html"), "<html>Welcome, guest".getBytes(StandardCharsets.UTF_8), 20);
        Answer redirect = new Answer(302, Map.of("Location", "http://portal.example/login"), new byte[0], 0);
        for (Answer answer : new Answer[] {portal, redirect}) {
            try (var server = ScriptedServer.answering(answer)) {
                assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", "127.0.0.1"), () -> account(Map.of(), Optional.empty(), Optional.of(server.uri())));
                assertEquals(1, server.requests().size());
            }
        }
    }

    /** A byte now and then keeps a socket's own limit from ever being reached. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n<a>"})
    @Timeout(240)
    void anAnswerThatDripsIsGivenUp(String beginning) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                    for (;;) {
                        client.getOutputStream().write('x');
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException _) {
                    // Nobody reads any longer, as it should be.
                    return;
                }
            });
            var timeouts = new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1));
            assertFails(NetworkFailure.Kind.NETWORK_TIMEOUT, Map.of("host", "127.0.0.1", "seconds", 1L), () ->
                    account(Map.of(), Optional.empty(), Optional.of(URI.create("http://127.0.0.1:" + server.getLocalPort())), timeouts));
        }
    }

    private static String needsLogin(String head) {
        return head.contains("Proxy-Authorization: " + LOGIN + "\r\n") ? "HTTP/1.1 200 Connection established"
                : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0";
    }

    private static ScriptedServer server(TestTls tls) {
        return new ScriptedServer(tls.server(), _ -> Optional.of(CALLER));
    }

    private static String account(Map<String, String> variables, Optional<Path> bundle, Optional<URI> endpoint) {
        return account(variables, bundle, endpoint, new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    private static String account(Map<String, String> variables, Optional<Path> bundle, Optional<URI> endpoint, Timeouts timeouts) {
        ManualTime time = new ManualTime();
        AwsNetwork network = AwsNetwork.of(Proxies.of(variables), bundle, false, false);
        try (StsClient client = new AwsClients(new ServiceClock(time), timeouts, network).build(
                StsClient.builder().credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"))),
                Region.EU_WEST_1, endpoint, refusal -> Optional.of(RefusalReader.common(refusal)))) {
            return new RetryPolicy(time, new Random(1)).call(client::getCallerIdentity).account();
        }
    }
}
