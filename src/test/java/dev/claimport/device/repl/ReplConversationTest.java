package dev.claimport.device.repl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interpreter is told, word by word, and what is done where it goes wrong in the middle. */
class ReplConversationTest {

    private static final String KEY = "/claim/claim.key";
    private static final Verification VERIFIED = new Verification.Verified("SHA-256");

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final Interpreter board = new Interpreter(time);
    private final ReplDevice device = (ReplDevice) BuiltIn.profiles().named("micropython").orElseThrow().profile().devices(time).on(board);
    private final List<Long> held = new ArrayList<>();

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private void deliver() {
        device.identify();
        device.deliver(bundle, time.instant(), (so, _) -> held.add(so));
    }

    private List<String> written() {
        return board.sources.stream().filter(source -> source.startsWith("f.write(")).toList();
    }

    private int told(String source) {
        return (int) board.sources.stream().filter(told -> told.contains(source)).count();
    }

    /** Goes wrong in that way, once, where a source has that in it. */
    private void once(String part, String how) {
        boolean[] done = {false};
        board.trouble = source -> {
            if (done[0] || !source.contains(part)) {
                return Optional.empty();
            }
            done[0] = true;
            return Optional.of(how);
        };
    }

    @Test
    void aBoardSaysWhoItIsAndWhatItSaysIsMasked() {
        DeviceIdentity identity = device.identify();
        assertEquals(List.of("Board", "SN1", "micropython 1.24.0"), List.of(identity.model(), identity.serial(), identity.firmware()));
        assertTrue(board.masked > 0);
        assertEquals(DeviceWait.DETAIL.limit().multipliedBy(6), board.expected.getFirst());
        assertTrue(board.expected.contains(DeviceWait.STORE.limit()));
    }

    /** By its button, say. */
    @Test
    void aBoardThatHasRestartedMeanwhileIsAskedAllTheSame() {
        device.identify();
        board.startAnew();
        assertEquals("SN1", device.identify().serial());
    }

    @Test
    void eachBlockCountsWhenTheBoardHasIt() {
        deliver();
        List<Long> expected = new ArrayList<>(List.of(0L));
        long before = 0;
        for (byte[] file : board.files.values()) {
            for (int at = 128; at < file.length + 128; at += 128) {
                expected.add(before + Math.min(at, file.length));
            }
            before += file.length;
        }
        assertEquals(expected, held);
        assertEquals(expected.size() - 1, written().size());
        assertEquals(board.sources.stream().filter(source -> !source.isBlank()).count(), board.pasted, "with flow control, as it can");
        assertEquals(4, told("f.close()"));
    }

    @Test
    void filesAreNamedOneAfterTheOtherAndWrittenOutBeforeTheBoardStartsAnew() {
        deliver();
        int from = board.sources.size();
        assertEquals(VERIFIED, device.commit());
        List<String> told = board.sources.subList(from, board.sources.size());
        List<Integer> renames = IntStream.range(0, told.size()).filter(at -> told.get(at).startsWith("os.rename")).boxed().toList();
        assertEquals(4, renames.size());
        renames.forEach(at -> assertTrue(told.get(at - 1).contains("os.remove"), "what had its name is removed"));
        assertTrue(told.getLast().startsWith("os.sync()"));
        assertEquals(1, board.restarts);
        assertEquals(VERIFIED, device.commit());
        assertEquals(told.size() + from, board.sources.size(), "nothing more is done");
        device.abort();
        assertEquals(Set.of("/claim/ca.crt", "/claim/claim.crt", "/claim/claim.json", KEY), board.files.keySet(), "nothing of it was begun");
    }

    /** What has its name already is neither written nor named again. */
    @Test
    void aCableThatIsLostBetweenTwoNamesIsNoMatter() {
        deliver();
        boolean[] lost = {false};
        board.trouble = source -> {
            if (!lost[0] && told("os.rename") == 2) {
                lost[0] = true;
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", "board")).exception();
            }
            return Optional.empty();
        };
        int before = written().size();
        Failures.expect(LinkFailure.Kind.PORT_GONE, device::commit);
        board.startAnew();
        device.resume(board);
        assertEquals(VERIFIED, device.commit());
        assertEquals(before, written().size());
        assertEquals(4, board.files.size());
        assertEquals(5, told("os.rename"), "only the one that was cut off was told again");
    }

    @Test
    void whatWasBegunIsRemovedAlsoFromABoardThatHasRestarted() {
        deliver();
        board.startAnew();
        device.resume(board);
        device.abort();
        assertEquals(Map.of(), board.files);
        assertEquals(1, board.restarts);
        assertEquals(1, told("os.remove('" + KEY + ".new')"));
        device.abort();
        assertEquals(1, told("os.remove('" + KEY + ".new')"), "there is nothing left to remove");
    }

    @Test
    void whatHadItsNameAlreadyIsRemovedAsWell() {
        deliver();
        once("os.rename('" + KEY, "OSError: [Errno 5] EIO");
        Failures.expect(Kind.STEP_REFUSED, device::commit);
        device.abort();
        assertEquals(Map.of(), board.files);
    }

    @Test
    void whatCannotBeRemovedIsEmptied() {
        deliver();
        board.trouble = source -> source.contains("os.remove('" + KEY) ? Optional.of("OSError: [Errno 13] EACCES") : Optional.empty();
        device.abort();
        assertEquals(Set.of(KEY + ".new"), board.files.keySet());
        assertEquals(0, board.files.get(KEY + ".new").length);
        assertEquals(5, told("f.close()"));
    }

    /** A cable that is lost is no refusal. */
    @Test
    void whatCannotBeToldToRemoveIsNotEmptiedEither() {
        deliver();
        board.trouble = source -> {
            if (source.contains("os.remove")) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", "board")).exception();
            }
            return Optional.empty();
        };
        int before = board.sources.size();
        Failures.expect(LinkFailure.Kind.PORT_GONE, device::abort);
        assertEquals(2, board.sources.size() - before);
    }

    @Test
    void wherePythonMakesNoSenseOfABlockThePartIsSentInSmallOnes() {
        once("f.write(", "SyntaxError: invalid syntax");
        deliver();
        int small = "f.write(binascii.unhexlify(''))".length() + 64;
        List<String> blocks = written();
        int first = board.files.values().iterator().next().length;
        assertTrue(blocks.subList(1, 1 + (first + 31) / 32).stream().allMatch(source -> source.length() <= small));
        assertTrue(blocks.getLast().length() > small || blocks.stream().skip(1L + (first + 31) / 32).anyMatch(source -> source.length() > small), "the others are not");
        assertEquals(VERIFIED, device.commit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab\r\n", "0000000000000000000000000000000000000000000000000000000000000000\r\n"})
    void whatIsNotAsItWasSentIsSentOnceMoreInSmallBlocks(String digest) {
        deliver();
        int before = written().size();
        boolean[] wrong = {true};
        board.prints = source -> {
            if (wrong[0] && source.contains("open('" + KEY + ".new','rb')")) {
                wrong[0] = false;
                return Optional.of(digest);
            }
            return Optional.empty();
        };
        assertEquals(VERIFIED, device.commit());
        assertEquals((board.files.get(KEY).length + 31) / 32, written().size() - before);
    }

    @Test
    void aDigestThatThePythonCannotMakeIsNoWrongOne() {
        deliver();
        once("open('" + KEY + ".new','rb')", "MemoryError: memory allocation failed, allocating 128 bytes");
        var refused = Failures.expect(Kind.STEP_REFUSED, device::commit);
        assertEquals(Map.of("sent", "digest", "said", "MemoryError 128"), refused.facts());
    }

    @Test
    void aFullBoardIsNamedWithWhatItHas() {
        deliver();
        device.abort();
        int[] blocks = {0};
        board.trouble = source -> source.startsWith("f.write(") && ++blocks[0] == 3 ? Optional.of("OSError: [Errno 28] ENOSPC") : Optional.empty();
        var full = Failures.expect(Kind.DEVICE_FULL, this::deliver);
        assertEquals(256, full.facts().get("held"));
    }

    /** Nobody knows what of it has arrived: the interpreter is interrupted, and asked anew. */
    @Test
    void aBoardThatHangsIsInterruptedAndGoesOn() {
        deliver();
        once("open('" + KEY + ".new','rb')", Interpreter.HANGS);
        Failures.expect(Kind.DEVICE_SILENT, device::commit);
        assertEquals(VERIFIED, device.commit());
    }

    @Test
    void aBoardThatHangsIsStartedAnewWhenItIsLeft() {
        deliver();
        once("open('" + KEY + ".new','rb')", Interpreter.HANGS);
        Failures.expect(Kind.DEVICE_SILENT, device::commit);
        device.close();
        assertEquals(1, board.restarts);
        assertTrue(board.closed);
    }

    @Test
    void aBoardThatNobodyHasSpokenToIsLeftAlone() {
        device.close();
        assertEquals(List.of(), board.writes);
        assertTrue(board.closed);
    }

    @Test
    void withoutFlowControlThereAreSmallBurstsAndPauses() {
        board.pastes = false;
        deliver();
        assertEquals(VERIFIED, device.commit());
        assertEquals(0, board.pasted);
        List<Interpreter.Write> bursts = board.writes.stream().filter(write -> write.length() > 5).toList();
        assertTrue(bursts.stream().allMatch(write -> write.length() <= 256));
        assertTrue(bursts.stream().anyMatch(write -> write.length() == 256));
        for (int at = 1; at < bursts.size(); at++) {
            assertTrue(Duration.between(bursts.get(at - 1).at(), bursts.get(at).at()).compareTo(Duration.ofMillis(10)) >= 0);
        }
    }

    @Test
    void aCancelInAPauseIsPassedOn() {
        board.pastes = false;
        device.identify();
        Thread.currentThread().interrupt();
        Failures.expect(LocalFailure.Kind.CANCELLED, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whatIsDeliveredAfterAnAbortIsDeliveredWhole() {
        deliver();
        device.abort();
        board.sources.clear();
        deliver();
        assertEquals(4, told("','wb')"));
        assertEquals(VERIFIED, device.commit());
        assertArrayEquals("-----BEGIN".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(board.files.get(KEY), 10));
        assertFalse(board.closed);
    }

    private static final String PROFILE = """
            name: my-board
            family: My board
            recognize: { probe: other-prompt, says: '>>>' }
            line: { baud: 115200, flow-control: none }
            boot-wait: 6 s
            dialect: repl
            settings: { serial-parameter: Board }
            encoding: der
            slots:
              cert: { path: /claim/c }
              key: { path: /claim/k }
              ca: unsupported
              endpoint: { path: /claim/e, format: json }
              template: { path: /claim/e, format: json }
              params: { path: /claim/e, format: json }
            go: none
            parameters: [Site]
            """;

    @Test
    void whatAProfileSaysOfABoardIsRead() {
        var settings = (ReplSettings) BuiltIn.text(PROFILE).profile(List.of()).settings();
        assertEquals("Board", settings.serialParameter());
        assertEquals(List.of("Site"), settings.ownParameters());
        assertFalse(settings.restart());
        assertEquals(List.of("micropython"), new ReplDialect().profiles());
        assertFalse(BuiltIn.text(PROFILE + "reports-back: true\n").read(List.of()).problems().isEmpty());
        assertFalse(BuiltIn.text(PROFILE.replace("[Site]", "[a b]")).read(List.of()).problems().isEmpty());
        assertFalse(BuiltIn.text(PROFILE.replace("Board }", "Board, other: 1 }")).read(List.of()).problems().isEmpty());
    }
}
