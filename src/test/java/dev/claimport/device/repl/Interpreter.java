package dev.claimport.device.repl;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other end of a line, as strict as MicroPython: it runs what it is told, knows no module before it was imported, and goes wrong where a test
 * says. In virtual time, on the caller's thread.
 */
final class Interpreter implements SerialLink {

    /** More than a byte holds, and less than the text of a block. */
    static final int WINDOW = 0x0104;
    /** What a source may come to besides: it never ends. */
    static final String HANGS = "hangs";

    private static final String PROMPT = "raw REPL; CTRL-B to exit\r\n>";
    private static final Pattern OPENED = Pattern.compile("f=open\\('([^']*)','(wb|rb)'\\)");
    private static final Pattern WRITTEN = Pattern.compile("f\\.write\\(binascii\\.unhexlify\\('([0-9a-f]*)'\\)\\)");
    private static final Pattern RENAMED = Pattern.compile("os\\.rename\\('([^']*)','([^']*)'\\)");
    private static final Pattern REMOVED = Pattern.compile("os\\.remove\\('([^']*)'\\)");

    private enum State { FRIENDLY, RAW, ASKED, PASTING, RUNNING }

    record Write(Instant at, int length) {}

    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<String> sources = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    final List<Duration> expected = new ArrayList<>();
    boolean pastes = true;
    int pasted;
    int restarts;
    int masked;
    boolean closed;
    /** What a source comes to instead: the last line of a traceback, or {@link #HANGS}; may throw. */
    Function<String, Optional<String>> trouble = _ -> Optional.empty();
    /** What a source prints instead. */
    Function<String, Optional<String>> prints = _ -> Optional.empty();

    private final ManualTime time;
    private final StringBuilder text = new StringBuilder();
    private State state = State.FRIENDLY;
    private boolean imported;
    private String writing = "";
    private int sinceWindow;
    private byte[] out = new byte[0];

    Interpreter(ManualTime time) {
        this.time = time;
    }

    /** As by its button. */
    void startAnew() {
        state = State.FRIENDLY;
        imported = false;
        out = new byte[0];
        text.setLength(0);
    }

    private void say(String said) {
        byte[] more = said.getBytes(StandardCharsets.ISO_8859_1);
        int before = out.length;
        out = Arrays.copyOf(out, before + more.length);
        System.arraycopy(more, 0, out, before, more.length);
    }

    private void hear(char each) {
        switch (state) {
            case FRIENDLY -> friendly(each);
            case RAW -> raw(each);
            case ASKED -> asked(each);
            case PASTING -> pasting(each);
            case RUNNING -> {
                if (each == 3) {
                    state = State.RAW;
                    say("\u0004Traceback:\r\nKeyboardInterrupt: \r\n\u0004>");
                }
            }
        }
    }

    private void friendly(char each) {
        if (each == 1) {
            state = State.RAW;
            say(PROMPT);
        } else if (each == 4) {
            restarts++;
            imported = false;
            say("MPY: soft reboot\r\n>>> ");
        }
    }

    private void raw(char each) {
        switch (each) {
            case 1 -> say(PROMPT);
            case 2 -> {
                state = State.FRIENDLY;
                say("\r\n>>> ");
            }
            case 3 -> text.setLength(0);
            case 4 -> {
                say("OK");
                run();
            }
            case 5 -> state = State.ASKED;
            default -> text.append(each);
        }
        if (text.toString().equals("\r")) {
            text.setLength(0);
        }
    }

    private void asked(char each) {
        if (each == 1) {
            say(pastes ? "R\u0001" + (char) (WINDOW & 0xff) + (char) (WINDOW >> 8) : "R\u0000");
            state = pastes ? State.PASTING : State.RAW;
            sinceWindow = 0;
        }
    }

    private void pasting(char each) {
        if (each == 4) {
            say("\u0004");
            pasted += text.isEmpty() ? 0 : 1;
            run();
            return;
        }
        text.append(each);
        if (++sinceWindow > WINDOW) {
            throw new AssertionError("more than there is room for");
        }
        if (sinceWindow == WINDOW) {
            sinceWindow = 0;
            say("\u0001");
        }
    }

    private void run() {
        String source = text.toString();
        text.setLength(0);
        state = State.RAW;
        if (!source.isEmpty()) {
            sources.add(source);
        }
        Optional<String> wrong = trouble.apply(source).or(() -> missing(source));
        if (wrong.equals(Optional.of(HANGS))) {
            state = State.RUNNING;
            return;
        }
        String printed = wrong.isPresent() ? "" : prints.apply(source).orElseGet(() -> result(source));
        String error = wrong.or(() -> printed.startsWith("OSError") ? Optional.of(printed) : Optional.empty())
                .map(line -> "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n" + line + "\r\n").orElse("");
        say((error.isEmpty() ? printed : "") + "\u0004" + error + "\u0004>");
    }

    private Optional<String> missing(String source) {
        imported |= source.equals("import os,binascii");
        boolean needs = source.startsWith("f.write(") || source.contains("os.") && !source.startsWith("import");
        return needs && !imported ? Optional.of("NameError: name isn't defined") : Optional.empty();
    }

    private String result(String source) {
        Matcher opened = OPENED.matcher(source);
        Matcher written = WRITTEN.matcher(source);
        Matcher renamed = RENAMED.matcher(source);
        Matcher removed = REMOVED.matcher(source);
        if (source.contains("sys.implementation")) {
            return "Board\tSN1\tmicropython 1.24.0\r\n";
        }
        if (opened.find()) {
            writing = opened.group(1);
            if (opened.group(2).equals("rb")) {
                return files.containsKey(writing) ? digest(files.get(writing)) + "\r\n" : "OSError: [Errno 2] ENOENT";
            }
            files.put(writing, new byte[0]);
        } else if (written.matches()) {
            var file = new ByteArrayOutputStream();
            file.writeBytes(files.get(writing));
            file.writeBytes(HexFormat.of().parseHex(written.group(1)));
            files.put(writing, file.toByteArray());
        } else if (renamed.find()) {
            files.put(renamed.group(2), files.remove(renamed.group(1)));
        } else if (removed.find()) {
            files.remove(removed.group(1));
        }
        return "";
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String path() {
        return "board";
    }

    @Override
    public void expect(Duration atMost) {
        expected.add(atMost);
    }

    @Override
    public void mask(ByteBuffer said) {
        masked++;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (out.length == 0) {
            time.advance(timeout);
            return 0;
        }
        int count = Math.min(into.length, out.length);
        System.arraycopy(out, 0, into, 0, count);
        out = Arrays.copyOfRange(out, count, out.length);
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        writes.add(new Write(time.instant(), length));
        for (int at = offset; at < offset + length; at++) {
            hear((char) (bytes[at] & 0xff));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
