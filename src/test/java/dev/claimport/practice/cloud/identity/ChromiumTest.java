package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.IdentityCenterSignIn;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import dev.claimport.testing.BrowserSignIn;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.HeadlessBrowser;
import dev.claimport.testing.Keys;
import dev.claimport.time.TimeSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The pages in a real browser, where one is installed: its rules for forms and redirects are stricter than any other client's. */
class ChromiumTest {

    private static final Path PICTURES = Path.of("target", "screenshots", "pages");

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private PracticeCloud cloud;
    private CloudClients clients;
    private HeadlessBrowser browser;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(HeadlessBrowser.CHROMIUM), "no Chromium here");
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
        clients = new CloudClients(cloud);
        browser = new HeadlessBrowser(folder);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
            clients.close();
            cloud.close();
        }
    }

    @Test
    void theBrowserComesBackToTheProgramWithACode() throws Exception {
        HttpServer program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/oauth/callback", exchange -> {
            byte[] body = "Back in the program.".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        program.start();
        try {
            var signIn = new BrowserSignIn(clients.oidc(), cloud.endpoint(), cloud.startUrl());
            String back = "http://127.0.0.1:" + program.getAddress().getPort() + "/oauth/callback";
            Map<String, String> parameters = signIn.parameters();
            parameters.put("redirect_uri", back);
            browser.open(URI.create(cloud.endpoint() + "/authorize?" + BrowserSignIn.query(parameters)));
            photograph("authorize");
            browser.press("button[value=allow]");

            assertEquals("Back in the program.", browser.text());
            String query = browser.location().getRawQuery();
            String code = query.replaceFirst(".*code=([A-Za-z0-9]+).*", "$1");
            assertEquals(28_800, signIn.redeem(code, back, BrowserSignIn.VERIFIER).expiresIn());
        } finally {
            program.stop(0);
        }
    }

    @Test
    void theWholeSignInIsDoneInTheBrowser() throws Exception {
        try (var signIn = new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()), ServiceEndpoints.allAt(cloud.endpoint()), TimeSource.system())) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            CompletableFuture<SignedInUser> user = CompletableFuture.supplyAsync(() -> signIn.await(authorization), Thread::startVirtualThread);
            browser.open(authorization.page());
            browser.press("button[value=allow]");
            photograph("callback-done");

            assertTrue(browser.text().contains("go back to Claimport"), browser.text());
            try (SignedInUser signedIn = user.get(60, TimeUnit.SECONDS)) {
                assertEquals(3, signedIn.accounts().size());
            }
        }
    }

    @Test
    void theConsolesSignInIsDoneInTheBrowser() throws Exception {
        try (var signIn = new ConsoleSignIn(cloud.region(), Optional.of(cloud.endpoint()), AwsNetwork.DIRECT, Optional.empty(), TimeSource.system())) {
            ConsoleSignIn.Page page = signIn.beginHere();
            CompletableFuture<ConsoleSession> session = CompletableFuture.supplyAsync(() -> signIn.await(page), Thread::startVirtualThread);
            browser.open(page.address());
            photograph("login");
            assertTrue(browser.text().contains("arn:aws:iam::112233445566:user/practice.installer"), browser.text());
            browser.press("button[value=allow]");

            assertTrue(browser.text().contains("go back to Claimport"), browser.text());
            try (ConsoleSession signedIn = session.get(60, TimeUnit.SECONDS)) {
                assertEquals("arn:aws:iam::112233445566:user/practice.installer", signedIn.name());
            }
        }
    }

    @Test
    void theTextForAnotherDeviceIsShownInTheBrowser() throws Exception {
        try (var signIn = new ConsoleSignIn(cloud.region(), Optional.of(cloud.endpoint()), AwsNetwork.DIRECT, Optional.empty(), TimeSource.system())) {
            ConsoleSignIn.Page page = signIn.beginElsewhere();
            browser.open(page.address());
            browser.press("button[value=allow]");
            photograph("carry");
            String text = browser.text().lines().filter(line -> line.matches("[A-Za-z0-9+/=]{60,}")).findFirst().orElseThrow();
            try (ConsoleSession signedIn = signIn.redeem(page, text)) {
                assertEquals("arn:aws:iam::112233445566:user/practice.installer", signedIn.name());
            }
        }
    }

    @Test
    void whoDeniesSeesThatTheProgramKnows() throws Exception {
        try (var signIn = new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()), ServiceEndpoints.allAt(cloud.endpoint()), TimeSource.system())) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            CompletableFuture<SignedInUser> user = CompletableFuture.supplyAsync(() -> signIn.await(authorization), Thread::startVirtualThread);
            browser.open(authorization.page());
            browser.press("button[value=deny]");
            photograph("callback-denied");

            var denied = assertThrows(ExecutionException.class, () -> user.get(60, TimeUnit.SECONDS));
            assertEquals("sign-in-denied", ((FailureException) denied.getCause()).failure().id());
        }
    }

    @Test
    void aDeviceCodeIsConfirmedOrDeniedInTheBrowser() throws Exception {
        browser.open(URI.create(cloud.endpoint() + "/device"));
        photograph("enter");
        browser.open(URI.create(cloud.endpoint() + "/device?user_code=BBBB-BBBB"));
        photograph("unknown");

        var allowed = new DeviceSignIn(clients.oidc(), "Claimport", cloud.startUrl());
        browser.open(allowed.page());
        photograph("confirm");
        browser.press("button[value=allow]");
        photograph("allowed");
        assertTrue(browser.text().contains("You are signed in"), browser.text());
        assertEquals(28_800, allowed.poll().expiresIn());

        browser.open(new DeviceSignIn(clients.oidc(), "Claimport", cloud.startUrl()).page());
        browser.press("button[value=deny]");
        photograph("denied");
        assertTrue(browser.text().contains("Sign-in denied"), browser.text());

        browser.open(URI.create(cloud.endpoint() + "/authorize?client_id=nobody"));
        photograph("refused");
        assertTrue(browser.text().contains("This cannot be done"), browser.text());
    }

    private void photograph(String name) throws Exception {
        for (String scheme : new String[] {"light", "dark"}) {
            browser.prefer(scheme);
            browser.picture(PICTURES.resolve(name + "-" + scheme + ".png"));
        }
    }
}
