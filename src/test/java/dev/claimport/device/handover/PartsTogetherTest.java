package dev.claimport.device.handover;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a bundle are sent, and how often, to a device that loses some, forgets all, or has less room than it says. */
class PartsTogetherTest {

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final int length = TestBundles.bytes(bundle).length;
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    /** Which of the parts that come are lost. */
    private Set<Integer> lost = Set.of();
    /** From which on it knows nothing of a bundle until one is begun. */
    private int forgets = Integer.MAX_VALUE;
    private int largest = Integer.MAX_VALUE;
    private int buffers = 4;
    private int held;
    private boolean begun;
    private int begins;
    private boolean offsetInError;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private byte[] hear(SmpMessage request) {
        if (request.header().group() != HandoverGroup.ID) {
            return answer(request, out -> out.map(2).text("buf_size").unsigned(512).text("buf_count").unsigned(buffers));
        }
        return switch (request.header().command()) {
            case HandoverGroup.HELLO -> answer(request, out -> out.map(8).text("v").unsigned(1).text("model").text("M").text("serial").text("SN").text("fw").text("1")
                    .text("state").unsigned(0).text("max").unsigned(8192).text("csr").bool(false).text("params").array(0));
            case HandoverGroup.BEGIN -> {
                begun = true;
                begins++;
                held = 0;
                yield answer(request, out -> out.map(1).text("off").unsigned(0));
            }
            default -> put(request);
        };
    }

    private byte[] put(SmpMessage request) {
        int offset;
        int size;
        try {
            offset = Math.toIntExact((Long) request.body().get("off"));
            size = ((byte[]) request.body().get("data")).length;
        } catch (CborException e) {
            throw new AssertionError(e);
        }
        int number = offsets.size();
        offsets.add(offset);
        sizes.add(size);
        if (lost.contains(number) || request.bytes().length > largest) {
            // A line that is no answer to anything: what comes behind it is heard at once.
            return new byte[] {'\n'};
        }
        if (number == forgets) {
            begun = false;
        }
        if (!begun) {
            return answer(request, out -> out.map(1).text("err").map(2).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(HandoverGroup.WRONG_STATE));
        }
        held += offset == held ? size : 0;
        return answer(request, out -> {
            if (offset + size == held) {
                out.map(1).text("off").unsigned(held);
            } else if (offsetInError) {
                out.map(1).text("err").map(3).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(HandoverGroup.OFFSET_WRONG).text("off").unsigned(held);
            } else {
                out.map(2).text("err").map(2).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(HandoverGroup.OFFSET_WRONG).text("off").unsigned(held);
            }
        });
    }

    private void deliver() {
        new HandoverGroupDevice(new ScriptedLink(time, (request, _) -> hear(request)), time).deliver(bundle, time.instant(), (_, _) -> { });
        assertEquals(length, held);
    }

    private List<Integer> from(int part) {
        return IntStream.iterate(part * sizes.getFirst(), at -> at < length, at -> at + sizes.getFirst()).boxed().toList();
    }

    @Test
    void everyPartIsSentOnceWhereNothingIsLost() {
        deliver();
        assertEquals(from(0), offsets);
        assertTrue(sizes.getFirst() > 470 && from(0).size() > 5, sizes.toString());
    }

    /** What was under way behind it was for nothing; from there on each part waits for the one before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromALossOnPartsAreSentOneByOne(boolean inError) {
        offsetInError = inError;
        lost = Set.of(1);
        Instant begun = time.instant();
        deliver();
        assertTrue(Duration.between(begun, time.instant()).toMillis() < 100, "what comes says what is missing");
        List<Integer> all = Stream.concat(from(0).subList(0, 5).stream(), from(1).stream()).toList();
        assertEquals(all, offsets);
    }

    @Test
    void lossOfAllThatIsUnderWayIsMadeUpForOneByOne() {
        lost = Set.of(0, 1, 2, 3);
        deliver();
        assertEquals(Stream.concat(from(0).subList(0, 4).stream(), from(0).stream()).toList(), offsets);
    }

    @Test
    void deviceThatForgetsWithSeveralUnderWayIsBegunWithAnew() {
        forgets = 2;
        Instant begun = time.instant();
        deliver();
        assertTrue(Duration.between(begun, time.instant()).toMillis() < 100, "nothing is waited for that does not come");
        assertEquals(2, begins);
        assertEquals(from(0), offsets.subList(offsets.size() - from(0).size(), offsets.size()));
    }

    /** Half of the tries are for the size that it says, where there is a smaller one to go on with. */
    @Test
    void deviceWithLessRoomThanItSaysGetsSmallerPartsAfterThreeTries() {
        buffers = 1;
        largest = 380;
        deliver();
        assertEquals(List.of(0, 0, 0, 0), offsets.subList(0, 4));
        assertTrue(sizes.get(2) > 470 && sizes.get(3) < 380, sizes.toString());
    }

    @Test
    void deviceThatTakesNothingIsGivenUpAfterThreeTriesOfEachSize() {
        buffers = 1;
        largest = 0;
        Failures.expect(Kind.DEVICE_SILENT, this::deliver);
        assertEquals(3, sizes.stream().filter(size -> size > 470).count());
        assertEquals(3, sizes.stream().filter(size -> size < 380).count());
    }

    /** It has taken such parts before: it is not its room. */
    @Test
    void deviceThatFallsSilentLaterIsTriedSixTimesWithTheSame() {
        buffers = 1;
        lost = Set.of(2, 3, 4, 5, 6, 7);
        Failures.expect(Kind.DEVICE_SILENT, this::deliver);
        assertEquals(8, offsets.size());
    }
}
