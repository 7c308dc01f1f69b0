package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches the line knows a key before it passes, on each link that it may pass, and not for longer than the key is there. */
class KeyWatchedTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedIot iot = new ScriptedIot(time, new TestClaims(time));
    private final ScriptedPort bench = new ScriptedPort();

    @BeforeEach
    void setUp() {
        iot.delivered = () -> bench.calls.contains("commit");
    }

    private void run() {
        assertEquals(Outcome.CONFIRMED, new Handover(iot, bench, bench, time, HandoverPolicy.USUAL)
                .run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), _ -> { }).outcome());
    }

    private byte[] key() {
        return bench.delivered.getLast().claim().key().lend(pkcs8 -> {
            byte[] bytes = new byte[pkcs8.remaining()];
            pkcs8.get(bytes);
            return bytes;
        });
    }

    @Test
    void itIsToldBeforeTheKeyIsSentAndOnceThatIsGone() {
        run();
        assertEquals(List.of("guard", "deliver", "commit", "forget"), bench.watched);
    }

    @Test
    void itIsToldAnewOfEachLink() {
        bench.unplugDuring("deliver");
        run();
        assertEquals(List.of("guard", "deliver", "guard", "guard", "deliver", "commit", "forget"), bench.watched);
    }

    /** Also of a device that gives it back on another link than the one that it came by. */
    @Test
    void whatADeviceGivesBackOfTheKeyBecomesNoText() {
        byte[][] said = new byte[2][];
        bench.unplugDuring("commit");
        bench.hooks.put("commit", () -> {
            said[0] = key();
            bench.link.mask(ByteBuffer.wrap(said[0]));
        });
        bench.hooks.put("deliver", () -> said[1] = key());
        run();
        assertArrayEquals(new byte[said[0].length], said[0]);
        byte[] after = said[1].clone();
        bench.link.mask(ByteBuffer.wrap(after));
        assertArrayEquals(said[1], after, "nobody knows it any more");
        assertTrue(after.length > 1000);
    }

    /** As soon as the key is gone from here, not when all is over. */
    @Test
    void nobodyKnowsTheKeyOnceTheDeviceHasIt() {
        byte[][] said = new byte[2][];
        bench.hooks.put("deliver", () -> said[0] = key());
        bench.hooks.put("status", () -> {
            said[1] = said[0].clone();
            bench.link.mask(ByteBuffer.wrap(said[1]));
        });
        run();
        assertArrayEquals(said[0], said[1]);
    }

    @Test
    void nobodyKnowsTheKeyOfAHandoverThatHasFailed() {
        byte[][] said = new byte[1][];
        bench.hooks.put("deliver", () -> said[0] = key());
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.DIGEST_WRONG, Map.of()));
        assertEquals(Outcome.FAILED, new Handover(iot, bench, bench, time, HandoverPolicy.USUAL)
                .run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), _ -> { }).outcome());
        byte[] after = said[0].clone();
        bench.link.mask(ByteBuffer.wrap(after));
        assertArrayEquals(said[0], after);
    }
}
