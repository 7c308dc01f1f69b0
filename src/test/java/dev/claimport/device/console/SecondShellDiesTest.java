package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell in which Claimport works is killed, as by a gateway that has no memory left: at each step, and nobody gets to see anything of the key. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class SecondShellDiesTest extends OnARealShell {

    /** So many characters of a key are no accident. */
    private static final int PIECE = 12;
    /** What every PEM begins with. */
    private static final int HEADER = 60;

    /** When it happens: before something is written. */
    private enum Moment {
        SURVEY(text -> text.contains("base64 -d 2>")),
        COMMAND_FOR_THE_KEY(text -> text.contains("tk '") && text.contains("claim.key")),
        PERMISSIONS_OF_THE_KEY(text -> text.contains("chmod 600")),
        MOVE(text -> text.contains("mv -f")),
        FORGETTING_WHAT_WAS_THERE(text -> text.contains("rm -f") && text.contains("claimport-old") && !text.contains("mv -f"));

        private final Predicate<String> about;

        Moment(Predicate<String> about) {
            this.about = about;
        }
    }

    /** What is written to a gateway, in the middle of which something happens, and all that came back. */
    private final class Watched implements SerialLink {

        private final SerialLink line;
        private final Predicate<Watched> when;
        private final Runnable what;
        private final ByteArrayOutputStream record = new ByteArrayOutputStream();
        private String text = "";
        private boolean ofTheKey;
        private int linesOfTheKey;
        private int writes;
        private boolean happened;
        private int linesAfter;

        Watched(SerialLink line, Predicate<Watched> when, Runnable what) {
            this.line = line;
            this.when = when;
            this.what = what;
        }

        @Override
        public String path() {
            return line.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = line.read(into, timeout);
            record.write(into, 0, count);
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            ofTheKey = text.contains("tk '") ? text.contains("claim.key") : ofTheKey;
            happens();
            line.write(bytes, offset, length);
        }

        @Override
        public void write(ByteBuffer secret) {
            text = "";
            linesOfTheKey += ofTheKey ? 1 : 0;
            linesAfter += happened && ofTheKey ? 1 : 0;
            happens();
            line.write(secret);
        }

        private void happens() {
            writes++;
            if (!happened && when.test(this)) {
                happened = true;
                what.run();
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private Watched watched;

    private ConsoleDevice device(String shell, Predicate<Watched> when, Runnable what) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", when, what);
    }

    private ConsoleDevice device(String shell, GatewayProduct product, String profile, Predicate<Watched> when, Runnable what) {
        device(shell, product, profile);
        watched = new Watched(link, when, what);
        link = watched;
        return new ConsoleDevice(link, (ConsoleSettings) profile(profile).settings(), time);
    }

    /** The one that reads from a pipe, and whose parent is on the terminal. @param whole what feeds it as well */
    private void kill(boolean whole) {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> second = all.stream().filter(this::isSecond).toList();
        assertEquals(1, second.size(), "second shells");
        List<ProcessHandle> killed = whole ? all.stream().filter(each -> each.parent().equals(second.getFirst().parent())).toList() : second;
        assertTrue(killed.size() <= 2, "a shell and what feeds it");
        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(each -> each.onExit().join());
    }

    private boolean isSecond(ProcessHandle process) {
        return file(process, 0).startsWith("pipe:") && process.parent().filter(this::isFirst).isPresent();
    }

    /** Some shells have nothing at 0 while they wait for a pipe. */
    private boolean isFirst(ProcessHandle process) {
        String terminal = gateway.terminal().toString();
        return file(process, 1).equals(terminal) && List.of(terminal, "").contains(file(process, 0));
    }

    private static String file(ProcessHandle process, int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "fd", Integer.toString(descriptor))).toString();
        } catch (IOException _) {
            return "";
        }
    }

    /** In whatever form it might be found: as its file has it, and as it is sent. */
    private Set<String> piecesOfTheKey() {
        Set<String> pieces = new HashSet<>();
        List<Part> key = new PartsPlan(Map.of(ClaimPart.KEY, "key"), Encoding.PEM, Map.of()).render(bundle);
        byte[] pem = new byte[key.getFirst().size()];
        key.getFirst().lend(0, pem.length, bytes -> bytes.get(pem));
        PartsPlan.close(key);
        String text = new String(pem, StandardCharsets.US_ASCII);
        for (String form : List.of(text.replaceAll("-----.*-----|\n", ""), Base64.getEncoder().encodeToString(pem).substring(HEADER))) {
            for (int i = 0; i + PIECE <= form.length(); i++) {
                pieces.add(form.substring(i, i + PIECE));
            }
        }
        return pieces;
    }

    private void hasNothingOfTheKey(String where, String text) {
        Optional<String> found = piecesOfTheKey().stream().filter(text.replaceAll("\\s", "")::contains).findAny();
        assertFalse(found.isPresent(), () -> where + ": " + found + " of the key in: " + text);
    }

    /** Echo, history and variables of the first shell, which is at its prompt, and all that ever came from it. */
    private void firstShellKnowsNothing() throws IOException {
        hasPrompt();
        byte[] ask = "stty -a; history; fc -l -200; set; echo all$((1+1))said\n".getBytes(StandardCharsets.US_ASCII);
        link.write(ask, 0, ask.length);
        byte[] buffer = new byte[512];
        while (!record().contains("all2said")) {
            assertTrue(link.read(buffer, Duration.ofSeconds(20)) > 0, "it answers");
        }
        assertTrue(Pattern.compile("(?<!-)isig icanon iexten echo ").matcher(record()).find(), "the terminal is as it was");
        hasNothingOfTheKey("record", record());
        try (Stream<Path> files = Files.walk(gateway.home())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                hasNothingOfTheKey(each.toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private String record() {
        return watched.record.toString(StandardCharsets.UTF_8);
    }

    /** A failure, and what the gateway had said by then. */
    private String told(FailureException thrown) {
        return thrown + " after: " + record();
    }

    private void endsInANamedFailure(ConsoleDevice device) throws IOException {
        FailureException thrown = assertThrows(FailureException.class, () -> {
            device.identify();
            deliver(device);
            device.commit();
        });
        assertTrue(watched.happened, () -> "before it was killed: " + told(thrown));
        assertEquals(Kind.GATEWAY_SHELL_ENDED, thrown.failure().kind(), () -> told(thrown));
        device.abort();
        firstShellKnowsNothing();
        assertTrue(isEmpty(), "what was written is taken back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            dash|SURVEY
            dash|COMMAND_FOR_THE_KEY
            dash|PERMISSIONS_OF_THE_KEY
            dash|MOVE
            bash --norc --noprofile -o emacs|COMMAND_FOR_THE_KEY
            bash --norc --noprofile -o emacs|MOVE
            mksh|COMMAND_FOR_THE_KEY
            busybox ash|COMMAND_FOR_THE_KEY
            """)
    void betweenCommands(String shell, Moment moment) throws Exception {
        endsInANamedFailure(device(shell, at -> moment.about.test(at.text), () -> kill(false)));
        assertEquals(0, watched.linesAfter);
    }

    /** Alone, so that what feeds it swallows the next line; or with that, so that the first shell gets it. */
    @ParameterizedTest
    @CsvSource({DASH + ",1,false", DASH + ",9,true", BASH + ",9,false", BASH + ",9,true", MKSH + ",9,false", MKSH + ",9,true", ASH + ",9,false", ASH + ",9,true"})
    void withinTheKey(String shell, int lineOfTheKey, boolean whole) throws Exception {
        endsInANamedFailure(device(shell, at -> at.linesOfTheKey == lineOfTheKey, () -> kill(whole)));
        assertEquals(0, watched.linesAfter, "none after the one that was on its way");
    }

    /** What lay there before, too, where it dies before that was put aside. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void whatWasThereStaysThere(String shell) throws Exception {
        ConsoleDevice device = device(shell, at -> Moment.MOVE.about.test(at.text), () -> kill(false));
        Files.createDirectory(file(""));
        Files.writeString(file("root-ca.pem"), "as it was");
        device.identify();
        deliver(device);
        assertEquals(Kind.GATEWAY_SHELL_ENDED, assertThrows(FailureException.class, device::commit).failure().kind());
        device.abort();
        assertEquals("as it was", text(file("root-ca.pem")));
        try (Stream<Path> all = Files.list(file(""))) {
            assertEquals(1, all.count());
        }
    }

    /** Notes that it was started, and the first time takes as long as it is let. */
    private void startsSlowly() {
        program("systemctl", "#!/bin/sh\necho x >> \"$HOME/.starts\"; [ -e \"$HOME/.gate\" ] || { mkfifo \"$HOME/.gate\"; read l < \"$HOME/.gate\"; }\n");
    }

    private void letGo() {
        try {
            Files.writeString(gateway.home().resolve(".gate"), "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long starts() {
        try (Stream<String> lines = Files.lines(gateway.home().resolve(".starts"))) {
            return lines.count();
        } catch (IOException _) {
            return 0;
        }
    }

    /** A product that is started twice registers twice, and nobody knows of the first certificate. What is slow is no line that was lost. */
    @Test
    void productThatIsSlowToStartIsStartedOnce() {
        int[] asked = {0};
        ConsoleDevice device = device(DASH, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client",
                at -> at.text.contains("systemctl restart") && ++asked[0] == 2, this::letGo);
        startsSlowly();
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertEquals(2, asked[0], "it was asked once more");
        assertEquals(1, starts());
    }

    @Test
    void productIsStartedOnceWhereTheShellDiesMeanwhile() throws IOException {
        ConsoleDevice device = device(DASH, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client", _ -> starts() > 0, () -> kill(false));
        startsSlowly();
        device.identify();
        deliver(device);
        FailureException thrown = assertThrows(FailureException.class, device::commit);
        assertEquals(Kind.GATEWAY_SHELL_ENDED, thrown.failure().kind(), () -> told(thrown));
        device.abort();
        letGo();
        assertEquals(1, starts());
        firstShellKnowsNothing();
        assertFalse(Files.exists(gateway.home().resolve(".aws-iot-device-client/claim.pem.key")), "the key is taken back");
    }

    /** Half of what was before is none: from the first of these files on, the new ones stay. */
    @ParameterizedTest
    @CsvSource({DASH + ",1", DASH + ",3", ASH + ",4"})
    void whatIsThereIsKeptWhereItDiesWhileTheOldIsForgotten(String shell, int which) throws Exception {
        int[] seen = {0};
        ConsoleDevice device = device(shell, at -> Moment.FORGETTING_WHAT_WAS_THERE.about.test(at.text) && ++seen[0] == which, () -> kill(false));
        Files.createDirectory(file(""));
        Files.writeString(file("root-ca.pem"), "as it was");
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertTrue(watched.happened);
        device.abort();
        assertEquals(List.of("claim.json", "claim.key", "claim.pem", "root-ca.pem"), left());
        assertTrue(text(file("root-ca.pem")).startsWith("-----BEGIN CERTIFICATE"));
        hasPrompt();
        hasNothingOfTheKey("record", record());
    }

    /** Whatever a profile has it run. */
    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "set -e; false", "echo 'never ended", "cd / && umask 000 && false", "u() { :; }; trap - EXIT; exit 1"})
    void commandOfAProfileDoesNotEndIt(String command) throws Exception {
        device(DASH);
        ConsoleSettings usual = (ConsoleSettings) profile("linux-folder").settings();
        ConsoleDevice device = new ConsoleDevice(link, new ConsoleSettings(usual.folder(), usual.folderMode(), usual.files(), usual.document(), usual.identify(),
                usual.serialParameter(), usual.values(), usual.needs(), List.of(command), usual.follow(), usual.bootWait()), time);
        device.identify();
        deliver(device);
        FailureException thrown = assertThrows(FailureException.class, device::commit);
        assertEquals(Kind.STEP_REFUSED, thrown.failure().kind(), thrown::toString);
        device.abort();
        hasPrompt();
        assertTrue(isEmpty());
    }

    /** Each write there is, one after another; it may come to its proof where all was done. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    @Tag("long")
    @Timeout(1800)
    void atEachStep(String shell) throws Exception {
        device(shell, _ -> false, () -> { });
        int step = 0;
        boolean goesOn = true;
        while (goesOn) {
            step++;
            link.close();
            plugged.close();
            int at = step;
            ConsoleDevice device = device(shell, now -> now.writes >= at && isThere(), () -> kill(at % 2 == 0));
            try {
                device.identify();
                deliver(device);
                assertInstanceOf(Verification.Verified.class, device.commit());
                goesOn = watched.happened;
                hasNothingOfTheKey("record", record());
            } catch (FailureException e) {
                assertEquals(Kind.GATEWAY_SHELL_ENDED, e.failure().kind(), "at " + at);
                device.abort();
                assertEquals(List.of(), left(), "at " + at);
                firstShellKnowsNothing();
            }
        }
        System.out.println(shell + ": killed at each of " + (step - 1) + " steps");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.exists(file("")) ? Files.list(file("")) : Stream.empty()) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private boolean isThere() {
        return ProcessHandle.current().descendants().anyMatch(this::isSecond);
    }
}
