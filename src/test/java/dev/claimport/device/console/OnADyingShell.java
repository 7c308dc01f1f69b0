package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A gateway whose second shell is killed while something is written to it, and what is known of the key there. */
abstract class OnADyingShell extends OnARealShell {

    /** So many characters of a key are no accident. */
    private static final int PIECE = 12;
    /** What every PEM begins with. */
    private static final int HEADER = 60;

    /** When it happens: before something is written. */
    enum Moment {
        SURVEY(text -> text.contains("base64 -d 2>")),
        COMMAND_FOR_THE_KEY(text -> text.contains("tk '") && text.contains("claim.key")),
        PERMISSIONS_OF_THE_KEY(text -> text.contains("chmod 600")),
        MOVE(text -> text.contains("mv -f")),
        FORGETTING_WHAT_WAS_THERE(text -> text.contains("rm -f") && text.contains("claimport-old") && !text.contains("mv -f"));

        final Predicate<String> about;

        Moment(Predicate<String> about) {
            this.about = about;
        }
    }

    /** What is written to a gateway, in the middle of which something happens, and all that came back. */
    final class Watched implements SerialLink {

        private final SerialLink line;
        private final Predicate<Watched> when;
        private final Runnable what;
        private final ByteArrayOutputStream record = new ByteArrayOutputStream();
        String text = "";
        private boolean ofTheKey;
        int linesOfTheKey;
        int writes;
        boolean happened;
        int linesAfter;

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

    Watched watched;

    ConsoleDevice device(String shell, Predicate<Watched> when, Runnable what) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", when, what);
    }

    ConsoleDevice device(String shell, GatewayProduct product, String profile, Predicate<Watched> when, Runnable what) {
        device(shell, product, profile);
        watched = new Watched(link, when, what);
        link = watched;
        return new ConsoleDevice(link, (ConsoleSettings) profile(profile).settings(), time);
    }

    /** The one that reads from a pipe, and whose parent is on the terminal. @param whole what feeds it as well */
    void kill(boolean whole) {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> second = all.stream().filter(this::isSecond).toList();
        assertEquals(1, second.size(), "second shells");
        List<ProcessHandle> killed = whole ? all.stream().filter(each -> each.parent().equals(second.getFirst().parent())).toList() : second;
        assertTrue(killed.size() <= 2, "a shell and what feeds it");
        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(each -> each.onExit().join());
    }

    boolean isSecond(ProcessHandle process) {
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

    void hasNothingOfTheKey(String where, String text) {
        Optional<String> found = piecesOfTheKey().stream().filter(text.replaceAll("\\s", "")::contains).findAny();
        assertFalse(found.isPresent(), () -> where + ": " + found + " of the key in: " + text);
    }

    /** Echo, history and variables of the first shell, which is at its prompt, and all that ever came from it. */
    void firstShellKnowsNothing() throws IOException {
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

    String record() {
        return watched.record.toString(StandardCharsets.UTF_8);
    }

    /** A failure, and what the gateway had said by then. */
    String told(FailureException thrown) {
        return thrown + " after: " + record();
    }
}
