package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How devices of each family are put back where the line to them is bad, or they are. */
@ParameterizedClass
@MethodSource("families")
class PuttingBackTest {

    @Parameter
    private String name;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private BadLink link;

    static Stream<String> families() {
        return FamiliesTest.families();
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private FamilyTry plugIn() {
        Profile profile = BuiltIn.profiles().named(name).orElseThrow().profile();
        return new FamilyTry(profile, profile, bundle, time, Trouble.NONE, 0, line -> {
            link = new BadLink(line);
            return link;
        });
    }

    private Script script() {
        return ((ScriptSettings) BuiltIn.profiles().named(name).orElseThrow().profile().settings()).script();
    }

    /** Loses what it is told to lose. */
    private final class BadLink extends PassingLink {

        private final VirtualLine line;
        /** From so many bytes on nothing comes any more, and nothing arrives. */
        private long silentFrom = Long.MAX_VALUE;
        /** Which of the next messages is lost; what is written until something is waited for is one. */
        private int lost = -1;
        private int messages;
        private boolean waited = true;

        BadLink(VirtualLine line) {
            super(line);
            this.line = line;
        }

        private boolean isSilent() {
            return line.bytesWritten() >= silentFrom;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            waited |= timeout.isPositive();
            if (isSilent()) {
                time.advance(timeout);
                return 0;
            }
            return super.read(into, timeout);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            messages += waited ? 1 : 0;
            waited = false;
            if (!isSilent() && messages - 1 != lost) {
                super.write(bytes, offset, length);
            }
        }

        /** @param which from now on, the next being 0 */
        void lose(int which) {
            messages = 0;
            waited = true;
            lost = which;
        }
    }

    /** A single line may be lost on any line. */
    @Test
    void whicheverLineIsLostItIsPutBackAllTheSame() {
        FamilyTry whole = plugIn();
        whole.deliver();
        link.lose(-1);
        whole.device().abort();
        int told = link.messages;
        assertTrue(told > 0 && !whole.holdsKey());
        for (int lost = 0; lost < told; lost++) {
            FamilyTry one = plugIn();
            one.deliver();
            assertTrue(one.holdsKey());
            link.lose(lost);
            Instant begun = time.instant();
            one.device().abort();
            assertFalse(one.holdsKey(), "line " + lost + " was lost, and a key is left");
            assertEquals(one.before(), one.modem().settings(), "line " + lost);
            assertTrue(Duration.between(begun, time.instant()).compareTo(Duration.ofSeconds(45)) < 0, "line " + lost + " took " + Duration.between(begun, time.instant()));
        }
    }

    /** Who waits for that, is not made to wait for each thing that it could be told. */
    @Test
    void deviceThatFallsSilentForGoodIsNotToldMore() {
        FamilyTry one = plugIn();
        one.device().identify();
        link.silentFrom = one.line().bytesWritten() + 1_500;
        assertThrows(FailureException.class, () -> one.device().deliver(bundle, time.instant(), (_, _) -> { }));
        Instant named = time.instant();
        one.device().abort();
        Duration taken = Duration.between(named, time.instant());
        Duration most = script().recover().stream().map(Step::within).reduce(Duration.ofSeconds(6), Duration::plus);
        assertTrue(taken.compareTo(most) < 0, taken + ", not " + most);
    }
}
