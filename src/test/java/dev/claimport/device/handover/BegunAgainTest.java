package dev.claimport.device.handover;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.seal.BundleSeal.DeviceKeys;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a device says that was restarted, cut off or handed something before, and what may be made of it. */
class BegunAgainTest {

    private static final int TAG = 16;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final int length = TestBundles.bytes(bundle).length;
    private final List<byte[]> begun = new ArrayList<>();
    private byte[] key = new DeviceKeys().publicKey();
    private DeviceState says = DeviceState.EMPTY;
    private boolean refusesToBegin;
    private boolean takesParts = true;
    private int most = 8192;
    private int commits;
    private int aborts;
    /** By how many bytes a begin did not fit. */
    private long tooMany;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptedLink link() {
        return new ScriptedLink(time, (request, _) -> request.header().group() != HandoverGroup.ID ? answer(request, out -> out.map(1).text("rc").unsigned(8))
                : switch (request.header().command()) {
                    case HandoverGroup.HELLO -> answer(request, this::hello);
                    case HandoverGroup.BEGIN -> begin(request);
                    case HandoverGroup.PUT -> takesParts ? answer(request, offset(length + TAG)) : new byte[0];
                    case HandoverGroup.COMMIT -> commits++ == 0 ? new byte[0] : answer(request, BegunAgainTest::wrongState);
                    case HandoverGroup.ABORT -> {
                        aborts++;
                        yield answer(request, out -> out.map(0));
                    }
                    default -> answer(request, out -> out.map(3).text("state").unsigned(says.ordinal()).text("thing").text("sensor").text("cert").text("0".repeat(64)));
                });
    }

    private byte[] begin(SmpMessage request) {
        try {
            begun.add((byte[]) request.body().get("sha"));
        } catch (CborException e) {
            throw new AssertionError(e);
        }
        return answer(request, refusesToBegin ? BegunAgainTest::wrongState : offset(0));
    }

    private void hello(CborWriter out) {
        out.map(9).text("v").unsigned(1).text("model").text("M").text("serial").text("SN").text("fw").text("1").text("state").unsigned(says.ordinal())
                .text("max").unsigned(most).text("csr").bool(false).text("params").array(0).text("seal").bytes(key);
    }

    private static Consumer<CborWriter> offset(int at) {
        return out -> out.map(1).text("off").unsigned(at);
    }

    private static void wrongState(CborWriter out) {
        out.map(1).text("err").map(2).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(HandoverGroup.WRONG_STATE);
    }

    private void deliver(HandoverGroupDevice device) {
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    /** Whoever was done before, and has restarted since, is done with what it had before: that is no proof of what it was sent now. */
    @ParameterizedTest
    @CsvSource({"EMPTY,ACCEPTED,true", "EMPTY,DONE,true", "EMPTY,FAILED,true", "EMPTY,RECEIVING,false", "DONE,REGISTERING,true", "FAILED,ACCEPTED,true", "DONE,DONE,false",
        "FAILED,FAILED,false", "RECONNECTING,DONE,true"})
    void lostAnswerToACommitIsMadeUpForByTheStateUnlessThatIsOfBefore(DeviceState before, DeviceState after, boolean taken) {
        says = before;
        HandoverGroupDevice device = new HandoverGroupDevice(link(), time);
        device.identify();
        deliver(device);
        says = after;
        if (taken) {
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
        } else {
            assertEquals(Map.of("state", after.name().toLowerCase(Locale.ROOT)), Failures.expect(Kind.DEVICE_WRONG_STATE, device::commit).facts());
        }
    }

    /** Not all of it was sent: whatever the device has taken, it was not that. */
    @Test
    void commitOfWhatWasNotDeliveredIsNotTakenForOneThatWentThrough() {
        HandoverGroupDevice device = cutOff();
        says = DeviceState.ACCEPTED;
        Failures.expect(Kind.DEVICE_WRONG_STATE, device::commit);
    }

    @Test
    void bundleOfJustTheRightSizeIsSent() {
        most = length + TAG;
        deliver(new HandoverGroupDevice(link(), time));
        most = length + TAG - 1;
        Failures.expect(Kind.DEVICE_TOO_SMALL, () -> deliver(new HandoverGroupDevice(link(), time)));
        assertEquals(1, begun.size());
    }

    /** What an earlier hand-over left there is given up each time. */
    @Test
    void deviceThatIsNeverReadyIsBegunWithThreeTimes() {
        refusesToBegin = true;
        Failures.expect(Kind.DEVICE_WRONG_STATE, () -> deliver(new HandoverGroupDevice(link(), time)));
        assertEquals(3, begun.size());
        assertEquals(3, aborts);
    }

    private HandoverGroupDevice cutOff() {
        HandoverGroupDevice device = new HandoverGroupDevice(link(), time);
        takesParts = false;
        Failures.expect(Kind.DEVICE_SILENT, () -> deliver(device));
        takesParts = true;
        device.resume(link());
        return device;
    }

    @ParameterizedTest
    @EnumSource(value = DeviceState.class, names = {"EMPTY", "RECEIVING"})
    void deviceWithTheSameKeyGoesOnWithTheSameSeal(DeviceState state) {
        HandoverGroupDevice device = cutOff();
        says = state;
        deliver(device);
        assertEquals(2, begun.size());
        assertArrayEquals(begun.getFirst(), begun.getLast());
    }

    /** It has what it was sent, but by another key. */
    @Test
    void deviceThatHasAnotherKeyInTheMiddleIsBegunWithAnewOnceItHasNothing() {
        HandoverGroupDevice device = cutOff();
        says = DeviceState.RECEIVING;
        key = new DeviceKeys().publicKey();
        deliver(device);
        assertEquals(3, begun.size());
        assertArrayEquals(begun.getFirst(), begun.get(1));
        assertFalse(Arrays.equals(begun.getFirst(), begun.getLast()));
    }

    @Test
    void deviceThatHasRestartedIsNotToldOfWhatItCannotOpen() {
        HandoverGroupDevice device = cutOff();
        says = DeviceState.EMPTY;
        key = new DeviceKeys().publicKey();
        deliver(device);
        assertEquals(2, begun.size());
        assertFalse(Arrays.equals(begun.getFirst(), begun.getLast()));
    }

    /** As much as fits, and not a byte less. */
    @Test
    void beginThatDoesNotFitByOneByteIsNotSent() {
        int buffer = 400;
        while (fits(buffer - 1)) {
            buffer--;
        }
        assertEquals(1, tooMany);
    }

    private boolean fits(int buffer) {
        var small = new ScriptedLink(time, (request, _) -> request.header().group() != HandoverGroup.ID
                ? answer(request, out -> out.map(2).text("buf_size").unsigned(buffer).text("buf_count").unsigned(1))
                : request.header().command() == HandoverGroup.HELLO ? answer(request, this::hello) : answer(request, offset(length + TAG)));
        try {
            deliver(new HandoverGroupDevice(small, time));
            return true;
        } catch (FailureException e) {
            assertEquals(Kind.DEVICE_TOO_SMALL, e.failure().kind());
            tooMany = ((Number) e.failure().facts().get("bytes")).longValue() - ((Number) e.failure().facts().get("max")).longValue();
            return false;
        }
    }
}
