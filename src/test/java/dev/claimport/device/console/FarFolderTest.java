package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about what a gateway says of its files; that real shells do what they are told, {@code RealShellsTest} holds. */
class FarFolderTest {

    private static final FarFile KEY = new FarFile("/claim/claim.key", "600");
    private static final FarFile DOCUMENT = new FarFile("/claim/claim.json", "640");
    private static final byte[] CONTENT = "0123456789".repeat(20).getBytes(StandardCharsets.US_ASCII);
    private static final Pattern DIGEST = Pattern.compile("sha256sum < '(.*)'");
    private static final Pattern LENGTH = Pattern.compile("\\[ \\$\\(wc -c < '(.*)'\\) -eq (\\d+) ]");
    private static final Pattern LOOK = Pattern.compile("ls -ld '(.*)'");

    private final ManualTime time = new ManualTime();
    private final AnsweringGateway gateway = new AnsweringGateway(time, this::does);
    private final Shell shell = new Shell(gateway, time);
    private final FarFolder folder = new FarFolder(shell);
    private final Map<String, byte[]> files = new TreeMap<>();
    /** By the beginning of a command. */
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, List<String>> looks = new HashMap<>(Map.of(KEY.path(), List.of("-rw------- 1 0 0 200 x"), DOCUMENT.path(), List.of("-rw-r----- 1 0 0 200 x")));
    private int arrivals;
    /** What becomes of a file on its way, by how many came before. */
    private UnaryOperator<byte[]> arrives = bytes -> bytes;
    private Answer written = new Answer(0, List.of());

    @BeforeEach
    void enter() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
    }

    private Answer does(String command) {
        Optional<Answer> told = answers.entrySet().stream().filter(each -> command.startsWith(each.getKey())).map(Map.Entry::getValue).findFirst();
        if (told.isPresent()) {
            return told.get();
        }
        Matcher digest = DIGEST.matcher(command);
        Matcher length = LENGTH.matcher(command);
        Matcher look = LOOK.matcher(command);
        if (command.startsWith("/")) {
            files.put(command, arrives.apply(gateway.taken()));
            arrivals++;
            return written;
        }
        if (digest.matches()) {
            return new Answer(0, List.of(sha256(files.get(digest.group(1))) + "  -"));
        }
        if (length.matches()) {
            return new Answer(files.get(length.group(1)).length == Integer.parseInt(length.group(2)) ? 0 : 1, List.of());
        }
        return look.matches() ? new Answer(0, looks.get(look.group(1))) : new Answer(0, List.of());
    }

    private static String sha256(byte[] of) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void write(FarFile file) {
        try (Part part = Part.open(file.path(), CONTENT.clone())) {
            folder.write(file, part);
        }
    }

    private boolean was(String command) {
        return gateway.commands().stream().anyMatch(command::equals);
    }

    private void isMissing(String... probes) {
        for (String probe : probes) {
            answers.put(probe, new Answer(1, List.of()));
        }
    }

    @Test
    void fileIsWrittenBesideItsPlaceAndTheShellTakesItBackShouldItEnd() {
        folder.survey();
        write(KEY);
        write(DOCUMENT);
        assertArrayEquals(CONTENT, files.get(KEY.path() + ".claimport-new"));
        assertTrue(was("chmod 600 '/claim/claim.key.claimport-new'") && was("chmod 640 '/claim/claim.json.claimport-new'"));
        assertTrue(was("u() { rm -f '/claim/claim.key.claimport-new'; }") && was("u() { rm -f '/claim/claim.key.claimport-new' '/claim/claim.json.claimport-new'; }"));
        assertEquals(2, arrivals);
    }

    private static byte[] damaged(byte[] bytes) {
        byte[] other = bytes.clone();
        other[7] ^= 1;
        return other;
    }

    @Test
    void fileThatWasDamagedOnceIsSentAgainAndOneThatIsDamagedAgainIsNone() {
        folder.survey();
        arrives = bytes -> arrivals == 0 ? damaged(bytes) : bytes;
        write(KEY);
        assertEquals(2, arrivals);
        arrives = FarFolderTest::damaged;
        assertEquals(DOCUMENT.path(), Failures.expect(Kind.DIGEST_WRONG, () -> write(DOCUMENT)).detail());
        assertEquals(4, arrivals);
        assertFalse(was("chmod 640 '/claim/claim.json.claimport-new'"));
    }

    @Test
    void withoutDigestsTheLengthIsCompared() {
        isMissing("printf a |");
        assertEquals(Optional.empty(), folder.survey());
        arrives = bytes -> arrivals == 0 ? new byte[199] : bytes;
        write(KEY);
        assertEquals(2, arrivals);
    }

    @Test
    void whatIsThereIsUsedTheBestFirst() {
        isMissing("printf a | sha256sum", "[ \"$(echo YQ== | base64");
        assertEquals(Optional.of(Digest.OPENSSL), folder.survey());
        answers.put("openssl dgst", new Answer(0, List.of("SHA2-256(stdin)= " + sha256(CONTENT))));
        write(KEY);
        assertTrue(was("tk 'echo' 'openssl base64 -d' '/claim/claim.key.claimport-new'"), gateway.commands()::toString);
    }

    @Test
    void gatewayThatMakesNoBytesOfTextIsNamed() {
        isMissing("[ \"$(");
        Failures.expect(Kind.GATEWAY_WITHOUT_DECODER, folder::survey);
    }

    /** As the C library says it, and busybox. */
    @ParameterizedTest
    @CsvSource({"mkdir: cannot create directory: Read-only file system,DEVICE_READ_ONLY", "sh: write error: No space left on device,GATEWAY_DISK_FULL",
        "Disk quota exceeded,GATEWAY_DISK_FULL", "mkdir: /claim: Permission denied,GATEWAY_NOT_PERMITTED", "Operation not permitted,GATEWAY_NOT_PERMITTED",
        "Input/output error,STEP_REFUSED"})
    void whatTheGatewayRefusesHasItsName(String said, Kind kind) {
        folder.survey();
        answers.put("[ -d '/claim' ]", new Answer(1, List.of()));
        answers.put("mkdir -p '/claim'", new Answer(1, List.of(said)));
        Map<String, ?> facts = Failures.expect(kind, () -> folder.open("/claim", Optional.empty())).facts();
        assertEquals(kind == Kind.STEP_REFUSED ? Map.of("sent", "mkdir -p '/claim' && chmod 700 '/claim'", "said", said) : Map.of("path", "/claim"), facts);
        written = new Answer(1, List.of(said));
        Failures.expect(kind, () -> write(KEY));
        assertEquals(1, arrivals, "it is not tried again");
    }

    @Test
    void whoSaysNothingIsToldByItsStatus() {
        folder.survey();
        answers.put("chmod 600", new Answer(7, List.of()));
        assertEquals("exit 7", Failures.expect(Kind.STEP_REFUSED, () -> write(KEY)).facts().get("said"));
    }

    @Test
    void fileOfWhichNotAllWasTakenIsSentAgain() {
        folder.survey();
        written = new Answer(1, List.of());
        Failures.expect(Kind.DIGEST_WRONG, () -> write(KEY));
        assertEquals(2, arrivals);
    }

    @Test
    void folderOfTheProductIsMadeOnceAndTakenAwayAgain() {
        folder.open("/there", Optional.empty());
        assertFalse(folder.isBegun());
        answers.put("[ -d '/claim' ]", new Answer(1, List.of()));
        looks.put("/claim", List.of("drwxr-x--- 2 0 0 64 x"));
        folder.open("/claim", Optional.of("750"));
        assertTrue(was("mkdir -p '/claim' && chmod 750 '/claim'") && folder.isBegun());
        folder.undo();
        assertTrue(was("rmdir '/claim'") && !was("rmdir '/there'"));
        assertFalse(folder.isBegun());
    }

    @ParameterizedTest
    @CsvSource({"700,rwx------,true", "700,rwxr-x---,false", "755,rwxr-xr-x,true", "124,--x-w-r--,true", "124,--x-w-r-x,false"})
    void modeOfAFolderIsWhatTheProductInsistsOn(String wanted, String found, boolean good) {
        looks.put("/claim", List.of("d" + found + " 2 0 0 64 x"));
        if (good) {
            folder.open("/claim", Optional.of(wanted));
        } else {
            assertEquals(Map.of("path", "/claim", "found", found, "wanted", wanted), Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> folder.open("/claim", Optional.of(wanted))).facts());
        }
        assertFalse(was("mkdir -p '/claim' && chmod " + wanted + " '/claim'"), "it is there");
    }

    @Test
    void whereTheKernelPrintsInItsPlaceItIsLookedAtAgain() {
        looks.put("/claim", List.of("[ 7.1] usb 1-1: new device"));
        assertEquals("?", Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> folder.open("/claim", Optional.of("700"))).facts().get("found"));
        assertEquals(2, gateway.commands().stream().filter("ls -ld '/claim'"::equals).count());
    }

    @Test
    void whatWasMovedIsPutBackAndWhatWasNotIsOnlyThrownAway() {
        folder.survey();
        write(KEY);
        write(DOCUMENT);
        looks.put(KEY.path(), List.of("-rw-r--r-- 1 0 0 200 x"));
        Failures.expect(Kind.GATEWAY_MODE_WRONG, folder::move);
        assertTrue(was(KEY.move()) && !was(DOCUMENT.move()));
        folder.undo();
        assertTrue(was(KEY.restore() + "; " + KEY.discard()) && was(DOCUMENT.discard()), gateway.commands()::toString);
        assertTrue(was("u() { :; }"), "there is nothing left to take back");
        assertFalse(folder.isBegun());
    }

    @Test
    void whatIsKeptIsNotPutBackAnyMore() {
        folder.survey();
        write(KEY);
        folder.move();
        folder.keep();
        assertTrue(was(KEY.forgetOld()) && was("u() { :; }"));
        assertFalse(folder.isBegun());
        folder.undo();
        assertFalse(was(KEY.restore() + "; " + KEY.discard()));
    }

    /** A device may be handed to again over the same connection. */
    @Test
    void whatWasDoneBeforeIsForgottenOnceItIsKeptOrUndone() {
        folder.survey();
        answers.put("[ -d '/claim' ]", new Answer(1, List.of()));
        folder.open("/claim", Optional.empty());
        write(KEY);
        folder.move();
        folder.keep();
        folder.keep();
        assertEquals(1, gateway.commands().stream().filter(KEY.forgetOld()::equals).count());
        for (int i = 0; i < 2; i++) {
            write(KEY);
            folder.undo();
            assertFalse(was(KEY.restore() + "; " + KEY.discard()) || was("rmdir '/claim'"));
        }
        assertEquals(2, gateway.commands().stream().filter(KEY.discard()::equals).count());
        write(KEY);
        folder.move();
        folder.undo();
        write(KEY);
        folder.undo();
        assertEquals(1, gateway.commands().stream().filter((KEY.restore() + "; " + KEY.discard())::equals).count());
    }

    @Test
    void permissionsThatWereChangedMeanwhileAreTold() {
        folder.survey();
        write(KEY);
        folder.move();
        answers.put("for f in '/claim/claim.key'", new Answer(0, List.of("[ 7.1] -rwxrwxrwx", "-rw-rw---- 1 0 0 200 /claim/claim.key")));
        assertEquals("rw-rw----", Failures.expect(Kind.GATEWAY_MODE_WRONG, folder::keep).facts().get("found"));
        assertEquals(1, gateway.commands().stream().filter(said -> said.startsWith("for f in '/claim/claim.key'")).count(), "it is looked at once");
    }

    @Test
    void filesThatTheProductMakesAreLookedAtByTheirPattern() {
        answers.put("for f in '/keys/'*'.key';", new Answer(0, List.of("-rw------- 1 0 0 9 /keys/a.key", "-rw-r--r-- 1 0 0 9 /keys/b.key")));
        Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> folder.requireModes(List.of(new FarFile("/keys/*.key", "600"))));
        folder.requireModes(List.of(new FarFile("/other/*.key", "600")));
    }
}
