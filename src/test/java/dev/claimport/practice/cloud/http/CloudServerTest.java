package dev.claimport.practice.cloud.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawHttp;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudServerTest {

    private final byte[] secret = "a private key".getBytes(StandardCharsets.US_ASCII);
    private Vertx vertx;
    private RawHttp http;

    /** Answers by path. */
    private final class Stub implements HttpService {

        @Override
        public boolean serves(Call call) {
            return true;
        }

        @Override
        public Answer answer(Call call) {
            return switch (call.rawPath()) {
                case "/secret" -> Answer.secretJson(secret);
                case "/defect" -> throw new IllegalStateException("a text that is nobody's business");
                default -> Answer.text(200, "text/plain", call.rawPath() + " " + call.rawQuery() + " " + call.body().length + " " + call.form());
            };
        }

        @Override
        public Answer refused(Call call, HttpRefusal refusal) {
            return Answer.jsonError(refusal);
        }
    }

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        CloudServer server = new CloudServer(vertx, List.of(new Stub()), new ManualTime(), Duration.ZERO).listen(0).await(60, TimeUnit.SECONDS);
        http = new RawHttp(server.endpoint());
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    @Test
    void aSecretIsWipedAsSoonAsItIsSent() throws InterruptedException {
        assertEquals("a private key", http.get("/secret").body());
        Instant deadline = Instant.now().plusSeconds(60);
        while (secret[0] != 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(5);
        }
        assertEquals("\0".repeat(secret.length), new String(secret, StandardCharsets.US_ASCII));
    }

    @Test
    void pathAndQueryArriveAsTheyWereSent() {
        assertEquals("/a/../%2E//b x=%20+&y 0 {}", http.get("/a/../%2E//b?x=%20+&y").body());
    }

    @Test
    void aFormIsDecoded() {
        assertEquals("/f  14 {a=b c, d=é}", http.postForm("/f", "a=b+c&d=%C3%A9").body());
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        String most = "x".repeat(CloudServer.MAX_BODY);
        assertEquals(200, http.postJson("/", most).status());
        assertEquals(413, http.postJson("/", most + "x").status());
    }

    @Test
    void aDefectIsAnInternalFailureWithoutItsText() {
        RawHttp.Reply reply = http.get("/defect");
        assertEquals(500, reply.status());
        assertEquals("InternalFailureException", reply.headers().get("x-amzn-errortype"));
        assertFalse(reply.body().contains("business"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "localhost", "localhost.evil.example", "127.0.0.1:1", ""})
    void nothingIsServedUnderAnotherName(String host) {
        RawHttp.Reply reply = http.send("GET", "/secret", Map.of("Host", host), "");
        assertEquals(403, reply.status());
        assertFalse(reply.body().contains("private key"), reply.body());
    }

    @Test
    void whatIsNoHttpDoesNotHurt() {
        assertEquals(400, http.send("GET", "no path", Map.of(), "").status());
        assertTrue(http.get("/still-there").body().startsWith("/still-there"));
    }
}
