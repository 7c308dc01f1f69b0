package dev.claimport.device.smp;

import dev.claimport.claim.SecretBytes;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device's shell as a line that one can type to, where it is reached by {@link ShellGroup} alone: each line that is written is run, and what it
 * printed is there to be read, with a last line of its own, which says how it ended. There is no echo and no prompt. A command is sent once, since
 * whoever sends it twice may have it run twice.
 */
public final class ShellGroupLink implements SerialLink {

    /** The last line begins so; then {@code returned 0}, {@code error 9.2} (group and number; without a group the protocol's own) or {@link #CUT}. */
    private static final String TOLD = "MCUmgr: ";
    /** The shell's output ends in the middle of a line: it had no room for more. */
    private static final String CUT = "output cut off";
    private static final int LONGEST_LINE = 4096;
    /** Bytes: words of a command are shorter, and pieces of a claim's part are not. */
    private static final int PIECE = 40;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SerialLink link;
    private final SmpClient client;
    /** Off the heap, since a piece of a key may be in it. */
    private final ByteBuffer line = ByteBuffer.allocateDirect(LONGEST_LINE);
    private boolean tooLong;
    private List<SmpHeader> asked = List.of();
    private ByteBuffer said = NOTHING;

    public ShellGroupLink(SerialLink link, TimeSource time) {
        this.link = link;
        this.client = new SmpClient(link, time);
    }

    @Override
    public String path() {
        return link.path();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            if (each == '\r' || each == '\n') {
                run();
            } else if (line.hasRemaining()) {
                line.put(each);
            } else {
                tooLong = true;
            }
        }
    }

    private void run() {
        List<ByteBuffer> words = words();
        if (tooLong) {
            asked = List.of();
            said = told("error " + ShellGroup.ID + "." + ShellGroup.COMMAND_TOO_LONG);
        } else if (!words.isEmpty()) {
            // In a frame it is Base64 of what is Base64 of a PEM already.
            words.stream().filter(word -> word.remaining() >= PIECE).forEach(word -> link.guard(word.duplicate()));
            asked = List.of(client.send(ShellGroup.execute(words)));
            said = NOTHING;
        }
        tooLong = false;
        SecretBytes.zero(line);
        line.clear();
    }

    private List<ByteBuffer> words() {
        List<ByteBuffer> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= line.position(); at++) {
            if (at == line.position() || line.get(at) == ' ') {
                if (at > from) {
                    words.add(line.slice(from, at - from));
                }
                from = at + 1;
            }
        }
        return words;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (!said.hasRemaining()) {
            Optional<SmpClient.Answered> answered = client.await(asked, timeout);
            answered.ifPresent(this::hear);
            // Who only looks whether there is something left loses nothing.
            if (answered.isEmpty() && timeout.isPositive()) {
                client.lost();
            }
        }
        int count = Math.min(into.length, said.remaining());
        said.get(into, 0, count);
        return count;
    }

    private void hear(SmpClient.Answered answered) {
        asked = List.of();
        SmpAnswer answer = answered.answer();
        // Older servers have what the command returned where newer ones have errors, and still what it printed.
        Optional<String> printed = Optional.ofNullable(answer.body().get("o")).map(Object::toString);
        said = printed.isPresent() ? told(printed.get(), result(answer)) : told(error(answer));
    }

    private static String result(SmpAnswer answer) {
        return "returned " + switch (answer) {
            case SmpAnswer.Refused refused -> refused.code();
            case SmpAnswer.Done done -> done.body().getOrDefault("ret", 0);
        };
    }

    private static String error(SmpAnswer answer) {
        return switch (answer) {
            case SmpAnswer.Refused(long group, long code, _) -> "error " + (group == SmpAnswer.Refused.PROTOCOL ? "" : group + ".") + code;
            case SmpAnswer.Done _ -> "no output";
        };
    }

    private static ByteBuffer told(String end) {
        return told("", end);
    }

    private static ByteBuffer told(String printed, String end) {
        boolean whole = printed.isEmpty() || printed.endsWith("\n");
        String all = whole ? printed + TOLD + end + "\r\n" : printed + "\r\n" + TOLD + CUT + "\r\n";
        return ByteBuffer.wrap(all.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void expect(Duration atMost) {
        link.expect(atMost);
    }

    @Override
    public void guard(ByteBuffer secret) {
        link.guard(secret);
    }

    @Override
    public void mask(ByteBuffer text) {
        link.mask(text);
    }

    @Override
    public void forget() {
        link.forget();
    }

    @Override
    public void close() {
        SecretBytes.zero(line);
        link.close();
    }
}
