package dev.claimport.device.console;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.parts.SentSecrets;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell behind a console. Commands are not given to the one that shows the prompt, but to a second one, which reads from a pipe:
 * {@code cat | sh}. It has no prompt, no line editor, no history and no bracketed paste, whichever shell it is, and nothing but the
 * terminal could echo, which is told not to. The end of each command is told by a marker, which is sent in two halves, so that an echo
 * of it is none.
 */
final class Shell implements AutoCloseable {

    /** What the terminal driver of Linux takes of a line is 4,095 bytes, and the rest is dropped without a word (termios(3)). */
    static final int LONGEST_COMMAND = 2048;

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b[=>]");
    private static final int MOST_LINES = 100;
    private static final int GREETINGS = 3;
    private static final String KILL_LINE = "\u0015";
    private static final String END_OF_FILE = "\u0004";
    /**
     * Who finds a shell that somebody left in the middle asks it as a modem first: that ends it, and the prompt is back. Messages are in
     * English, since they are read. Nothing that is made is for others to read.
     */
    private static final String SETTINGS = "AT() { exit; }; umask 077; unset HISTFILE; LC_ALL=C; PATH=$PATH:/sbin:/usr/sbin; export LC_ALL PATH";

    private final SerialLink link;
    private final TimeSource time;
    private final String half = random();
    private final String otherHalf = random();
    private final Pattern marker = Pattern.compile(half + otherHalf + " (\\d{1,3})");
    private final Pattern greeting = Pattern.compile(half + "here()");
    /** Off the heap: were the echo still on, it would have the key. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(512).limit(0);
    private final byte[] line = new byte[1024];
    private final SentSecrets secrets = new SentSecrets();
    private int held;
    private boolean inside;

    Shell(SerialLink link, TimeSource time) {
        this.link = link;
        this.time = time;
    }

    /** @throws dev.claimport.failure.FailureException {@code device-silent} when there is no shell */
    void enter() {
        awaitPrompt();
        drain();
        write(KILL_LINE + " s=$(stty -g 2>/dev/null); stty -echo -ixon 2>/dev/null; " + mark("0") + "; cat | sh; stty $s 2>/dev/null\n");
        if (hear(DeviceWait.COMMAND.limit()).isEmpty()) {
            throw new DeviceFailure(Kind.DEVICE_SILENT, Map.of("port", link.path()), "no second shell").exception();
        }
        inside = true;
        run(SETTINGS);
    }

    /** A shell that has only just begun throws away what was typed before it was ready. */
    private void awaitPrompt() {
        for (int i = 0; i < GREETINGS; i++) {
            drain();
            write(KILL_LINE + " printf '\\n%s%s\\n' " + half + " here\n");
            if (hear(DeviceWait.COMMAND.limit().dividedBy(GREETINGS), greeting).isPresent()) {
                return;
            }
        }
        throw new DeviceFailure(Kind.DEVICE_SILENT, Map.of("port", link.path()), "no shell").exception();
    }

    /** @throws dev.claimport.failure.FailureException {@code step-unanswered} */
    Answer run(String command) {
        return run(command, DeviceWait.COMMAND.limit());
    }

    Answer run(String command, Duration within) {
        drain();
        write(script(command, "</dev/null"));
        return ended(command, within);
    }

    /**
     * Runs a command that reads what is written.
     *
     * @param input writes lines, each in a direct buffer; they are not made texts of, and what comes back of them is not either
     */
    Answer feed(String command, Consumer<Consumer<ByteBuffer>> input, Duration within) {
        drain();
        write(script(command, "<<'" + half + "'"));
        input.accept(this::writeSecret);
        write(half + "\n");
        return ended(command, within);
    }

    private void writeSecret(ByteBuffer bytes) {
        secrets.add(bytes.remaining(), index -> bytes.get(bytes.position() + index));
        link.write(bytes);
    }

    /** Back to the prompt, with the terminal as it was. */
    void leave() {
        if (inside) {
            inside = false;
            write("\n" + END_OF_FILE);
        }
    }

    /** Wipes what it knows of what was sent. By any thread, once the link is closed. */
    @Override
    public void close() {
        secrets.close();
    }

    private String script(String command, String input) {
        String script = "{ " + command + "; } 2>&1 " + input + "; x=$?; " + mark("$x") + "\n";
        if (script.length() > LONGEST_COMMAND) {
            throw new IllegalArgumentException("a line of " + script.length() + " characters");
        }
        return script;
    }

    private String mark(String status) {
        return "printf '\\n%s%s %s\\n' " + half + " " + otherHalf + " " + status;
    }

    /** When something on the console has broken the marker, it is asked for once more; so it is when the end of what was written was lost. */
    private Answer ended(String command, Duration within) {
        return hear(within.dividedBy(2)).or(() -> {
            write("\n" + half + "\n" + mark("${x:-1}") + "\n");
            return hear(within.dividedBy(2));
        }).orElseThrow(() -> new DeviceFailure(Kind.STEP_UNANSWERED, Map.of("sent", command, "seconds", within.toSeconds())).exception());
    }

    private Optional<Answer> hear(Duration within) {
        return hear(within, marker);
    }

    /** @param ending its group is the status */
    private Optional<Answer> hear(Duration within, Pattern ending) {
        Instant deadline = time.instant().plus(within);
        List<String> lines = new ArrayList<>();
        for (Duration left = within; left.isPositive(); left = Duration.between(time.instant(), deadline)) {
            read(left);
            while (in.hasRemaining()) {
                Optional<String> said = accept(in.get());
                Optional<Matcher> end = said.map(ending::matcher).filter(Matcher::find);
                if (end.isPresent()) {
                    return Optional.of(new Answer(status(end.get().group(1)), lines));
                }
                said.filter(_ -> lines.size() < MOST_LINES).ifPresent(lines::add);
            }
        }
        return Optional.empty();
    }

    private static int status(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private int read(Duration most) {
        SecretBytes.zero(in);
        in.clear();
        int count = link.read(in, most);
        in.flip();
        return count;
    }

    private void drain() {
        while (read(Duration.ZERO) > 0) {
            held = 0;
        }
        in.limit(in.position());
        forgetLine();
    }

    private Optional<String> accept(byte each) {
        if (each != '\n' && each != '\r') {
            if (held < line.length) {
                line[held++] = each;
            }
            return Optional.empty();
        }
        byte[] shown = Arrays.copyOf(line, held);
        forgetLine();
        secrets.blank(shown, true);
        String text = ANSI.matcher(new String(shown, StandardCharsets.UTF_8)).replaceAll("").replaceAll("\\p{Cntrl}", "").strip();
        Arrays.fill(shown, (byte) 0);
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    private void forgetLine() {
        Arrays.fill(line, (byte) 0);
        held = 0;
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link.write(bytes, 0, bytes.length);
    }

    /** Lower-case letters and digits, which no shell takes for anything. */
    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return "c" + HexFormat.of().formatHex(bytes);
    }
}
