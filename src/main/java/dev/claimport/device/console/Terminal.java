package dev.claimport.device.console;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.SecretLine;
import dev.claimport.claim.SentSecrets;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.recognition.Prompts;
import dev.claimport.serial.Listening;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is typed into a console, and what it prints, in lines; of secrets that come back no text is made. */
final class Terminal implements AutoCloseable {

    /** Takes back what stands on the line (stty(1), "kill"). */
    static final String KILL_LINE = "\u0015";
    static final String INTERRUPT = "\u0003";
    static final String END_OF_FILE = "\u0004";

    private static final int MOST_LINES = 100;

    private SerialLink link;
    private final TimeSource time;
    /** Off the heap: were the echo still on, it would have the key. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(512).limit(0);
    private final SecretLine line = new SecretLine(1024);
    private final SentSecrets secrets = new SentSecrets();
    private final SentSecrets password = new SentSecrets();
    /** Lines that nobody has waited for, since it was drained or one was waited for; the last of them. */
    private final Deque<String> passed = new ArrayDeque<>();
    private boolean hasHeard;

    Terminal(SerialLink link, TimeSource time) {
        this.link = link;
        this.time = time;
    }

    /** The same terminal, at the end of another cable. */
    void resume(SerialLink other) {
        link = other;
        in.limit(in.position());
        line.forget();
        passed.clear();
    }

    /**
     * What was printed.
     *
     * @param lines whole ones, without empty ones
     * @param rest what stands on the last, which is not ended: a prompt, if there is one
     */
    record Said(List<String> lines, String rest) {

        /** What was said last, be it a prompt or not. */
        String last() {
            return !rest.isEmpty() || lines.isEmpty() ? rest : lines.getLast();
        }
    }

    /** What was printed up to a line that was waited for. @param before without that, since another was waited for; the last hundred lines */
    record Heard(MatchResult line, List<String> before) {}

    String path() {
        return link.path();
    }

    /** Whether anything at all has come. */
    boolean hasHeard() {
        return hasHeard;
    }

    /** Whoever watches can see for how long something is waited for. */
    void expect(Duration atMost) {
        link.expect(atMost);
    }

    void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link.write(bytes, 0, bytes.length);
    }

    /** @param bytes in a direct buffer */
    void typeSecret(ByteBuffer bytes) {
        type(bytes, secrets);
    }

    /** The same, which nobody who watches the line is to see, whatever it was asked by. */
    void typePassword(ByteBuffer bytes) {
        link.guard(bytes.duplicate());
        type(bytes, password);
    }

    private void type(ByteBuffer bytes, SentSecrets known) {
        known.add(bytes.remaining(), index -> bytes.get(bytes.position() + index));
        link.write(bytes);
    }

    /** Passes over what was printed until now, where that has an end. */
    void drain() {
        Instant deadline = time.instant().plus(DeviceWait.DETAIL.limit());
        do {
            in.limit(in.position());
        } while (read(Duration.ZERO) > 0 && time.instant().isBefore(deadline));
        in.limit(in.position());
        line.forget();
        passed.clear();
    }

    /** Waits for a line in which that is found. What comes before it is not lost where it comes too late: the next wait has it. */
    Optional<Heard> hear(Pattern wanted, Duration within) {
        var listening = new Listening(time, within);
        while (listening.goesOn()) {
            listening.heard(read(listening.left()));
            while (in.hasRemaining()) {
                Optional<String> said = accept(in.get());
                Optional<Matcher> found = said.map(wanted::matcher).filter(Matcher::find);
                if (found.isPresent()) {
                    List<String> before = List.copyOf(passed);
                    passed.clear();
                    return Optional.of(new Heard(found.get().toMatchResult(), before));
                }
                said.ifPresent(this::passOver);
            }
        }
        return Optional.empty();
    }

    private void passOver(String said) {
        if (passed.size() == MOST_LINES) {
            passed.removeFirst();
        }
        passed.addLast(said);
    }

    /** Waits until something stands on the last line, and nothing has come for so long. */
    Said settle(Duration silence, Duration within) {
        var listening = new Listening(time, within);
        List<String> lines = new ArrayList<>();
        while (true) {
            int count = 0;
            if (listening.goesOn()) {
                count = read(listening.left(silence));
                listening.heard(count);
            }
            while (in.hasRemaining()) {
                accept(in.get()).filter(_ -> lines.size() < MOST_LINES).ifPresent(lines::add);
            }
            String rest = shown();
            if (count == 0 && !(listening.isInTime() && rest.isEmpty())) {
                return new Said(lines, rest);
            }
        }
    }

    /** Behind a line that was waited for, more may have come with it. */
    private int read(Duration most) {
        if (in.hasRemaining()) {
            return in.remaining();
        }
        SecretBytes.zero(in);
        in.clear();
        int count = link.read(in, most);
        in.flip();
        hasHeard |= count > 0;
        return count;
    }

    private Optional<String> accept(byte each) {
        if (each != '\n' && each != '\r') {
            line.hold(each);
            return Optional.empty();
        }
        String text = shown();
        line.forget();
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    /** What stands on the line that is not ended. */
    private String shown() {
        ByteBuffer held = line.held();
        boolean[] secret = secrets.find(held, true);
        password.mark(held, secret, true);
        return Prompts.plain(new String(SentSecrets.without(held, secret), StandardCharsets.UTF_8)).replaceAll("\\p{Cntrl}", "").strip();
    }

    /** Wipes what it knows of what was sent: what comes from here on is none of it, though a certificate may look alike in places. */
    void forgetSecrets() {
        secrets.forget();
    }

    /** The same of a password, once it has been taken or refused: who is root by the password "root" has a home folder of that name all the same. */
    void forgetPassword() {
        password.forget();
    }

    /** Wipes what it knows of what was sent. By any thread, once the link is closed. */
    @Override
    public void close() {
        secrets.close();
        password.close();
    }
}
