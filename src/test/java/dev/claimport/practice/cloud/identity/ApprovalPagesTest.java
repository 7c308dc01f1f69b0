package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawHttp;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;

class ApprovalPagesTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static PracticeCloud cloud;
    private static CloudClients clients;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), new ManualTime(), Keys::rsa);
        clients = new CloudClients(cloud);
        http = new RawHttp(cloud.endpoint());
    }

    @AfterAll
    static void stop() {
        clients.close();
        cloud.close();
    }

    @Test
    void theCompleteAddressShowsCodeAndClientWithTwoButtons() {
        DeviceSignIn signIn = begin("Claimport");
        String page = show(signIn).body();
        assertTrue(page.contains("<p class=\"code\">" + signIn.authorization().userCode() + "</p>"), page);
        assertTrue(page.contains("<b>Claimport</b>"), page);
        assertTrue(page.contains("value=\"allow\""), page);
        assertTrue(page.contains("value=\"deny\""), page);
        assertTrue(page.contains("prefers-color-scheme: dark"), page);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        RawHttp.Reply reply = show(begin("Claimport"));
        String policy = reply.headers().get("content-security-policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'nonce-"), policy);
        assertFalse(reply.body().contains("src="), reply.body());
        assertFalse(reply.body().contains("http:"), reply.body());
        Matcher nonce = Pattern.compile("'nonce-([A-Za-z0-9]+)'").matcher(policy);
        assertTrue(nonce.find());
        assertTrue(reply.body().contains("<style nonce=\"" + nonce.group(1) + "\">"));
    }

    @Test
    void aClientsNameCannotBecomeMarkup() {
        String page = show(begin("<script>alert('x')</script>\u202e&\"")).body();
        assertTrue(page.contains("<b>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;</b>"), page);
    }

    @Test
    void theFormTokenIsNeeded() {
        DeviceSignIn signIn = begin("Claimport");
        String code = "user_code=" + signIn.authorization().userCode();
        assertEquals(403, http.postForm("/device", code + "&decision=allow").status());
        assertEquals(403, http.postForm("/device", code + "&decision=allow&csrf=" + "A".repeat(32)).status());
        assertThrows(AuthorizationPendingException.class, signIn::poll);
    }

    @Test
    void theTokenOfAnotherSignInDoesNotServe() {
        DeviceSignIn mine = begin("Claimport");
        assertEquals(403, http.postForm("/device",
                "user_code=" + mine.authorization().userCode() + "&decision=allow&csrf=" + csrf(show(begin("Other")))).status());
    }

    @Test
    void afterwardsThePageSaysWhatToDo() {
        DeviceSignIn allowed = begin("Claimport");
        RawHttp.Reply reply = decide(allowed, "allow");
        assertEquals(200, reply.status());
        assertTrue(reply.body().contains("go back to the program"), reply.body());
        assertFalse(allowed.poll().accessToken().isEmpty());
        assertTrue(decide(begin("Claimport"), "deny").body().contains("Sign-in denied"));
    }

    @Test
    void aDecisionIsMadeOnce() {
        DeviceSignIn signIn = begin("Claimport");
        String form = "user_code=" + signIn.authorization().userCode() + "&csrf=" + csrf(show(signIn));
        assertEquals(200, http.postForm("/device", form + "&decision=deny").status());
        assertEquals(404, http.postForm("/device", form + "&decision=allow").status());
    }

    @Test
    void somethingElseThanAllowOrDenyIsRefused() {
        assertEquals(400, decide(begin("Claimport"), "perhaps").status());
    }

    @Test
    void withoutACodeThePageAsksForIt() {
        RawHttp.Reply reply = http.get("/device");
        assertEquals(200, reply.status());
        assertTrue(reply.body().contains("name=\"user_code\""), reply.body());
        assertFalse(reply.body().contains("csrf"), reply.body());
    }

    @Test
    void aCodeMayBeTypedInSmallLettersAndWithoutItsHyphen() {
        DeviceSignIn signIn = begin("Claimport");
        String typed = signIn.authorization().userCode().toLowerCase(Locale.ROOT).replace("-", "+");
        assertTrue(http.get("/device?user_code=" + typed).body().contains(signIn.authorization().userCode()));
    }

    @Test
    void anUnknownCodeIsAskedForAgain() {
        RawHttp.Reply reply = http.get("/device?user_code=%3Cb%3E-NOPE");
        assertEquals(404, reply.status());
        assertTrue(reply.body().contains("role=\"alert\""), reply.body());
        assertFalse(reply.body().contains("NOPE"), reply.body());
    }

    @Test
    void anotherNameForThisComputerIsRefused() {
        DeviceSignIn signIn = begin("Claimport");
        RawHttp.Reply reply = http.send("GET", "/device?user_code=" + signIn.authorization().userCode(), Map.of("Host", "evil.example"), "");
        assertEquals(403, reply.status());
        assertFalse(reply.body().contains(signIn.authorization().userCode()), reply.body());
    }

    @Test
    void aMalformedAddressIsRefused() {
        assertEquals(400, http.get("/device?user_code=%zz").status());
        assertEquals(405, http.send("PUT", "/device", Map.of(), "").status());
    }

    @Test
    void theTechnicianSaysWhenThePageDoesNotLetThem() {
        var failed = assertThrows(FailureException.class,
                () -> new PracticeTechnician().allow(URI.create(cloud.endpoint() + "/device?user_code=BBBB-BBBB")));
        assertEquals("practice-failed", failed.failure().id());
    }

    private static DeviceSignIn begin(String name) {
        return new DeviceSignIn(clients.oidc(), name, cloud.startUrl());
    }

    private static RawHttp.Reply show(DeviceSignIn signIn) {
        return http.get("/device?user_code=" + signIn.authorization().userCode());
    }

    private static RawHttp.Reply decide(DeviceSignIn signIn, String decision) {
        return http.postForm("/device", "user_code=" + signIn.authorization().userCode() + "&csrf=" + csrf(show(signIn)) + "&decision=" + decision);
    }

    private static String csrf(RawHttp.Reply page) {
        Matcher matcher = CSRF.matcher(page.body());
        assertTrue(matcher.find(), page.body());
        return matcher.group(1);
    }
}
