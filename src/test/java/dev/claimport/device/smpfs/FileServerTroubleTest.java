package dev.claimport.device.smpfs;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure.Unverified;
import dev.claimport.failure.LinkFailure;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about a file server that answers wrongly, not at all, or otherwise than others. */
class FileServerTroubleTest {

    private static final String CERT = "/lfs1/claim.crt";
    private static final String KEY = "/lfs1/claim.key";
    private static final String SERIAL = "/lfs1/serial";
    private static final PartsPlan PLAN = new PartsPlan(Map.of(ClaimPart.CERT, CERT, ClaimPart.KEY, KEY), Encoding.PEM, Map.of());
    private static final int OLDER = 1;
    private static final int PIECE = 150;
    /** For what happens to a request in the place of an answer. */
    private static final byte[] USUAL = {1};
    private static final byte[] SILENCE = {};
    /** The piece is taken, and refused all the same. */
    private static final byte[] KEPT = {2};

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final Map<String, byte[]> files = new TreeMap<>();
    /** What was asked for, with the offset of a piece. */
    private final List<String> asked = new ArrayList<>();
    private final List<byte[]> masked = new ArrayList<>();
    private final Line line = new Line();
    private boolean downloads = true;
    /** What is otherwise: by a word for the request, and how many there were of it before. */
    private BiFunction<String, Integer, Object> otherwise = (_, _) -> USUAL;
    private SmpFsDevice device = device(Verify.COMPARE, false);

    @AfterEach
    void wipe() {
        device.close();
        bundle.claim().close();
    }

    private final class Line extends PassingLink {

        private boolean closed;

        Line() {
            super(new ScriptedLink(time, (request, _) -> hear(request)));
        }

        @Override
        public void mask(ByteBuffer text) {
            byte[] copy = new byte[text.remaining()];
            text.get(text.position(), copy);
            masked.add(copy);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private SmpFsDevice device(Verify verify, boolean reset) {
        return new SmpFsDevice(line, new SmpFsSettings(PLAN, verify, reset, false, Optional.empty(), Duration.ofSeconds(2), Optional.of(SERIAL), "SerialNumber", List.of()), time);
    }

    private byte[] hear(SmpMessage request) {
        try {
            return hear(request, request.body());
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] hear(SmpMessage request, Map<Object, Object> body) {
        String name = body.get("name") instanceof String said ? said : "";
        boolean writes = body.get("data") != null;
        int offset = body.get("off") instanceof Long at ? Math.toIntExact(at) : 0;
        String word = request.header().group() == SmpFs.GROUP
                ? (writes ? "put" : List.of("get", "status", "hash", "types", "close").get(request.header().command())) + " " + name + (writes ? " " + offset : "")
                : request.header().group() + "." + request.header().command();
        int before = (int) asked.stream().filter(word::equals).count();
        asked.add(word);
        Object other = otherwise.apply(word, before);
        if (other instanceof Integer code) {
            return code < 0 ? answer(request, out -> out.map(1).text("rc").unsigned(-code)) : refused(request, code);
        }
        if (other == SILENCE) {
            return SILENCE;
        }
        if (other instanceof Long next) {
            return answer(request, out -> out.map(1).text("off").unsigned(next));
        }
        if (request.header().group() != SmpFs.GROUP) {
            return request.header().command() == 6 ? answer(request, out -> out.map(2).text("buf_size").unsigned(512).text("buf_count").unsigned(1)) : answer(request, out -> out.map(0));
        }
        if (writes) {
            byte[] data = (byte[]) body.get("data");
            byte[] held = offset == 0 ? new byte[0] : files.get(name);
            byte[] all = Arrays.copyOf(held, held.length + data.length);
            System.arraycopy(data, 0, all, held.length, data.length);
            files.put(name, all);
            return other == KEPT ? answer(request, out -> out.map(1).text("rc").unsigned(OLDER)) : answer(request, out -> out.map(1).text("off").unsigned(all.length));
        }
        if (request.header().command() == SmpFs.CLOSE) {
            return answer(request, out -> out.map(0));
        }
        byte[] file = files.get(name);
        if (file == null) {
            return refused(request, SmpFs.NOT_FOUND);
        }
        if (request.header().command() == SmpFs.STATUS) {
            return answer(request, out -> out.map(1).text("len").unsigned(file.length));
        }
        if (request.header().command() == SmpFs.HASH || !downloads) {
            return answer(request, out -> out.map(1).text("rc").unsigned(8));
        }
        byte[] part = Arrays.copyOfRange(file, offset, Math.min(file.length, offset + PIECE));
        return answer(request, out -> {
            out.map(offset == 0 ? 3 : 2).text("off").unsigned(offset).text("data").bytes(part);
            if (offset == 0) {
                out.text("len").unsigned(file.length);
            }
        });
    }

    private static byte[] refused(SmpMessage request, int code) {
        return answer(request, out -> out.map(1).text("err").map(2).text("group").unsigned(SmpFs.GROUP).text("rc").unsigned(code));
    }

    private void deliver() {
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    private long count(String word) {
        return asked.stream().filter(word::equals).count();
    }

    @Test
    void fileOfWhichTheServerCountsOtherwiseIsBegunAnew() {
        otherwise = (word, before) -> word.startsWith("put " + CERT) && !word.endsWith(" 0") && before == 0 ? 7L : USUAL;
        deliver();
        assertTrue(count("put " + CERT + " 0") > 1);
        assertEquals(new Verification.Verified("comparison"), device.commit());
        assertEquals(1, count("put " + KEY + " 0"));
    }

    @Test
    void fileThatIsBegunAgainAndAgainIsGivenUp() {
        otherwise = (word, _) -> word.startsWith("put " + CERT) && !word.endsWith(" 0") ? 7L : USUAL;
        Failures.expect(Kind.DEVICE_LOST_TRACK, this::deliver);
        assertEquals(5, count("put " + CERT + " 0"));
    }

    /** Three in all files together, once something was taken. */
    @ParameterizedTest
    @CsvSource({"3,true", "4,false"})
    void silencesAreMadeUpFor(int silences, boolean goesWell) {
        int[] silent = {0};
        // Three tries each.
        otherwise = (word, _) -> word.startsWith("put " + CERT) && !word.endsWith(" 0") && silent[0]++ < silences * 3 ? SILENCE : USUAL;
        if (goesWell) {
            deliver();
            assertEquals(new Verification.Verified("comparison"), device.commit());
        } else {
            Failures.expect(Kind.DEVICE_SILENT, this::deliver);
        }
    }

    @Test
    void serverThatNeverTookAnythingGetsSmallerPieces() {
        otherwise = (word, _) -> word.startsWith("put " + CERT) ? SILENCE : USUAL;
        Failures.expect(Kind.DEVICE_SILENT, this::deliver);
        // 384, 256 and 128 bytes, after what it had said, and three tries each.
        assertEquals(12, count("put " + CERT + " 0"));
    }

    /** SMP of the first version says no more than that: the length tells. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusalWithoutAReasonIsNoneWhereTheServerHasThePiece(boolean has) {
        boolean[] refused = {false};
        otherwise = (word, _) -> {
            if (refused[0] || !word.startsWith("put " + CERT) || word.endsWith(" 0")) {
                return USUAL;
            }
            refused[0] = true;
            return has ? KEPT : -OLDER;
        };
        if (has) {
            deliver();
            assertEquals(new Verification.Verified("comparison"), device.commit());
            assertEquals(1, count("put " + CERT + " 0"));
        } else {
            Failures.expect(Kind.DEVICE_STORAGE_FAILED, this::deliver);
        }
    }

    @Test
    void roomIsMadeOnceForAFileThatCannotBeWritten() {
        otherwise = (word, before) -> word.startsWith("put " + KEY) && !word.endsWith(" 0") && before == 0 && count("put " + KEY + " 0") == 1 ? SmpFs.WRITE_FAILED : USUAL;
        deliver();
        assertEquals(new Verification.Verified("comparison"), device.commit());
        // Once for its first piece, once to be blank, once again.
        assertEquals(3, count("put " + KEY + " 0"));
        otherwise = (word, _) -> word.startsWith("put " + KEY) && !word.endsWith(" 0") ? SmpFs.WRITE_FAILED : USUAL;
        device = device(Verify.COMPARE, false);
        var failure = Failures.expect(Kind.DEVICE_NO_SPACE, this::deliver);
        assertEquals("group 8 rc 10", failure.detail());
        assertEquals(files.get(KEY).length, failure.facts().get("held"));
    }

    @Test
    void fileThatIsNotWhatWasSentIsSentOnceMore() {
        deliver();
        files.get(CERT)[20] ^= 1;
        assertEquals(new Verification.Verified("comparison"), device.commit());
        assertEquals(2, count("put " + CERT + " 0"));
        assertEquals(1, count("put " + KEY + " 0"));
    }

    @Test
    void fileThatIsGoneIsSentOnceMoreByTheSameMeans() {
        deliver();
        files.remove(KEY);
        assertEquals(new Verification.Verified("comparison"), device.commit());
        assertEquals(2, count("put " + KEY + " 0"));
    }

    @Test
    void fileThatIsLongerOrShorterIsAnother() {
        otherwise = (word, _) -> {
            if (word.equals("get " + CERT)) {
                files.computeIfPresent(CERT, (_, file) -> file[file.length - 1] == '!' ? file : extended(file));
            }
            return USUAL;
        };
        deliver();
        assertEquals(CERT, Failures.expect(Kind.DIGEST_WRONG, device::commit).detail());
    }

    private static byte[] extended(byte[] file) {
        byte[] more = Arrays.copyOf(file, file.length + 1);
        more[file.length] = '!';
        return more;
    }

    @Test
    void lengthAloneFindsWhatIsCutOff() {
        downloads = false;
        deliver();
        assertEquals(new Verification.NotVerifiable(Unverified.LENGTH), device.commit());
        device = device(Verify.COMPARE, false);
        deliver();
        otherwise = (word, _) -> {
            if (word.equals("status " + KEY)) {
                files.put(KEY, Arrays.copyOf(files.get(KEY), 9));
            }
            return USUAL;
        };
        Failures.expect(Kind.DIGEST_WRONG, device::commit);
    }

    @ParameterizedTest
    @CsvSource({"usual,", "silence,", "refusal,DEVICE_REFUSED"})
    void deviceIsRestartedInTheEnd(String how, Kind failure) {
        device = device(Verify.NONE, true);
        deliver();
        otherwise = (word, _) -> !word.equals("0.5") ? USUAL : switch (how) {
            case "silence" -> SILENCE;
            case "refusal" -> -3;
            default -> USUAL;
        };
        if (failure == null) {
            assertEquals(new Verification.NotVerifiable(Unverified.NOTHING), device.commit());
        } else {
            Failures.expect(failure, device::commit);
        }
        assertTrue(count("0.5") > 0);
    }

    @Test
    void portThatIsGoneInTheRestartIsOneThatRestarts() {
        device = device(Verify.NONE, true);
        deliver();
        otherwise = (word, _) -> {
            if (word.equals("0.5")) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", "p")).exception();
            }
            return USUAL;
        };
        device.commit();
        device = device(Verify.NONE, true);
        deliver();
        otherwise = (word, _) -> {
            if (word.equals("0.5")) {
                throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "p")).exception();
            }
            return USUAL;
        };
        Failures.expect(LinkFailure.Kind.PORT_BUSY, device::commit);
    }

    @Test
    void serialNumberIsReadWithinItsLengthAndWithoutWhatIsSecret() {
        byte[] said = "4".repeat(64).getBytes(StandardCharsets.US_ASCII);
        files.put(SERIAL, said);
        assertEquals("4".repeat(64), device.identify().serial());
        assertTrue(masked.stream().anyMatch(text -> Arrays.equals(said, text)));
        files.put(SERIAL, "4".repeat(65).getBytes(StandardCharsets.US_ASCII));
        assertEquals("", device.identify().serial());
        files.remove(SERIAL);
        assertEquals("", device.identify().serial());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasBegunIsRemovedOrOverwrittenAndItsFileClosed(boolean removes) {
        deliver();
        asked.clear();
        otherwise = (word, _) -> {
            if (word.equals("9.0") && removes) {
                files.remove(count("status " + KEY) == 0 ? KEY : CERT);
            }
            return USUAL;
        };
        device.abort();
        List<String> told = removes ? List.of("close ", "9.0", "status " + KEY, "close ", "9.0", "status " + CERT)
                : List.of("close ", "9.0", "status " + KEY, "put " + KEY + " 0", "close ", "close ", "9.0", "status " + CERT, "put " + CERT + " 0", "close ");
        assertEquals(told, asked);
        files.values().forEach(file -> assertArrayEquals(new byte[] {'\n'}, file));
    }

    @Test
    void closingGivesThePortBackAndForgetsWhatWasToBeSent() {
        deliver();
        assertFalse(line.closed);
        device.close();
        assertTrue(line.closed);
        assertThrows(IllegalStateException.class, device::commit);
    }
}
