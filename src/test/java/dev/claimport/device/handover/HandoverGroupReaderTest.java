package dev.claimport.device.handover;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of what a device answers, to the last byte and character. */
class HandoverGroupReaderTest {

    private final HandoverGroupReader reader = new HandoverGroupReader("virtual");

    private static Map<Object, Object> hello(String key, Object value) {
        Map<Object, Object> hello = new HashMap<>(Map.of("model", "M", "serial", "SN", "fw", "1", "state", 0L, "max", 4096L, "params", List.of("SerialNumber")));
        if (value == null) {
            hello.remove(key);
        } else {
            hello.put(key, value);
        }
        return hello;
    }

    private static Map<Object, Object> status(DeviceState state, String key, Object value) {
        Map<Object, Object> status = new HashMap<>(Map.of("state", (long) state.ordinal(), "thing", "t", "cert", "ab".repeat(32)));
        if (value == null) {
            status.remove(key);
        } else {
            status.put(key, value);
        }
        return status;
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "serial", "fw", "state", "max"})
    void aHelloSaysAllOfIt(String key) {
        Failures.expect(Kind.DEVICE_GARBAGE, () -> reader.hello(hello(key, null)));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> reader.hello(hello(key, List.of())));
    }

    @Test
    void aSerialNumberIsNotEmptyAndASizeNotNegative() {
        Failures.expect(Kind.DEVICE_GARBAGE, () -> reader.hello(hello("serial", "")));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> reader.hello(hello("max", -1L)));
        assertEquals(0, reader.hello(hello("max", 0L)).identity().maxBundle().orElseThrow());
    }

    @Test
    void ofParametersThirtyTwoAreRead() {
        List<String> names = IntStream.range(0, 40).mapToObj(number -> "P" + number).toList();
        assertEquals(names.subList(0, 32), reader.hello(hello("params", names)).identity().parameters());
        assertEquals(List.of("A"), reader.hello(hello("params", List.of(1L, "A", "\u0001", List.of()))).identity().parameters());
        assertEquals(List.of(), reader.hello(hello("params", null)).identity().parameters());
    }

    @Test
    void aSealIsAKeyThatCanBeUsed() {
        byte[] key = new BundleSeal.DeviceKeys().publicKey();
        var sealed = reader.hello(hello("seal", key));
        assertArrayEquals(key, sealed.sealKey().orElseThrow());
        assertTrue(sealed.identity().can(Capability.TAKES_SEAL));
        assertTrue(reader.hello(hello("seal", null)).sealKey().isEmpty());
        for (Object none : List.of(new byte[31], new byte[32], new byte[33], "key", 1L)) {
            Failures.expect(Kind.DEVICE_GARBAGE, () -> reader.hello(hello("seal", none)));
        }
    }

    @ParameterizedTest
    @CsvSource({"EMPTY,NOTHING", "RECEIVING,LEFT_OVER", "ACCEPTED,LEFT_OVER", "REGISTERING,BUSY", "RECONNECTING,LEFT_OVER", "DONE,LEFT_OVER", "FAILED,LEFT_OVER"})
    void onlyADeviceThatRegistersIsBusy(DeviceState state, Standing standing) {
        assertEquals(standing, reader.hello(hello("state", (long) state.ordinal())).identity().standing());
    }

    @Test
    void whatIsReportedIsANameOrNothing() {
        assertEquals(Optional.of("n".repeat(128)), reader.status(status(DeviceState.DONE, "thing", "n".repeat(128))).thing());
        for (Object none : List.of("n".repeat(129), "", "a b", "../x", 1L)) {
            Failures.expect(Kind.DEVICE_REPORT_WRONG, () -> reader.status(status(DeviceState.DONE, "thing", none)));
            Failures.expect(Kind.DEVICE_REPORT_WRONG, () -> reader.status(status(DeviceState.CONNECTING, "thing", none)));
        }
        for (Object none : List.of("ab".repeat(31), "ab".repeat(32) + "a", "AB".repeat(32), "")) {
            Failures.expect(Kind.DEVICE_REPORT_WRONG, () -> reader.status(status(DeviceState.DONE, "cert", none)));
        }
    }

    @Test
    void whoIsDoneHasToSayAsWhat() {
        for (String key : List.of("thing", "cert")) {
            Failures.expect(Kind.DEVICE_REPORT_WRONG, () -> reader.status(status(DeviceState.DONE, key, null)));
        }
        assertEquals(Optional.empty(), reader.status(status(DeviceState.RECONNECTING, "thing", null)).thing());
        assertEquals(Optional.empty(), reader.status(status(DeviceState.FAILED, "cert", null)).certificateId());
    }

    @Test
    void aFailureMaySayLittleAndNotMuch() {
        var silent = reader.status(status(DeviceState.FAILED, "err", Map.of())).error().orElseThrow();
        assertEquals("unknown", silent.code());
        assertEquals("", silent.message());
        var loud = reader.status(status(DeviceState.FAILED, "err", Map.of("code", "c".repeat(100), "msg", "m".repeat(300)))).error().orElseThrow();
        assertEquals(Set.of(64, 200), Set.of(loud.code().length(), loud.message().length()));
        assertEquals(DeviceStatus.Cause.TLS, reader.status(status(DeviceState.FAILED, "err", Map.of("code", "tls"))).error().orElseThrow().cause());
    }

    @Test
    void anOffsetIsFromZeroToTheEnd() {
        assertEquals(Optional.of(0), reader.offset(Map.of("off", 0L), 100));
        assertEquals(Optional.of(100), reader.offset(Map.of("off", 100L), 100));
        assertEquals(Optional.empty(), reader.offset(Map.of("off", 101L), 100));
        assertEquals(Optional.empty(), reader.offset(Map.of("off", -1L), 100));
        assertEquals(Optional.empty(), reader.offset(Map.of("off", "0"), 100));
        assertEquals(Optional.empty(), reader.offset(Collections.emptyMap(), 100));
    }

    /** One byte more is dropped without an answer. */
    @Test
    void partsFillTheDevicesBufferAndNeverExceedIt() {
        ManualTime time = new ManualTime();
        Bundle bundle = new TestBundles(time).bundle();
        int size = TestBundles.bytes(bundle).length;
        for (int buffer = 200; buffer < 700; buffer += 7) {
            int room = buffer;
            long[] taken = {0};
            ScriptedLink link = new ScriptedLink(time, (request, _) -> switch (request.header().group()) {
                case 0 -> answer(request, out -> out.map(2).text("buf_size").unsigned(room).text("buf_count").unsigned(1));
                default -> switch (request.header().command()) {
                    case HandoverGroup.HELLO -> answer(request, out -> out.map(8).text("v").unsigned(1).text("model").text("M").text("serial").text("SN").text("fw").text("1")
                            .text("state").unsigned(0).text("max").unsigned(8192).text("csr").bool(false).text("params").array(0));
                    case HandoverGroup.PUT -> {
                        int length = ((byte[]) bodyOf(request).get("data")).length;
                        taken[0] += length;
                        yield answer(request, out -> out.map(1).text("off").unsigned(taken[0]));
                    }
                    default -> answer(request, out -> out.map(1).text("off").unsigned(0));
                };
            });
            new HandoverGroupDevice(link, time).deliver(bundle, time.instant(), (_, _) -> { });
            assertEquals(size, taken[0]);
            int longest = link.requests().stream().mapToInt(request -> request.bytes().length).max().orElseThrow();
            assertTrue(longest <= room - 4 && longest >= room - 5, longest + " of " + room);
        }
        bundle.claim().close();
    }

    private static Map<Object, Object> bodyOf(SmpMessage request) {
        try {
            return request.body();
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }
}
