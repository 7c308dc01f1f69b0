package dev.claimport.device.recognition;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Something that answers texts with texts, line by line as it ends them, in virtual time. */
final class TextDevice implements SerialLink {

    private final ManualTime time;
    private final UnaryOperator<String> answers;
    private final int piece;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String pending = "";
    private byte[] out = new byte[0];

    /** @param answers to each line that ends in CR or LF */
    TextDevice(ManualTime time, UnaryOperator<String> answers) {
        this(time, answers, Integer.MAX_VALUE);
    }

    /** @param piece how many bytes come at once, at most */
    TextDevice(ManualTime time, UnaryOperator<String> answers, int piece) {
        this.time = time;
        this.answers = answers;
        this.piece = piece;
    }

    static UnaryOperator<String> modem(String model) {
        return line -> switch (line) {
            case "AT" -> "AT\r\r\nOK\r\n";
            case "AT+CGMM" -> "\r\n" + model + "\r\n\r\nOK\r\n";
            default -> line.startsWith("AT") ? "\r\nERROR\r\n" : "";
        };
    }

    static UnaryOperator<String> shell(Map<String, String> answers) {
        return line -> "\r\n" + answers.entrySet().stream().filter(known -> line.endsWith(known.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(line + ": command not found") + "\r\n\u001b[1;32muart:~$ \u001b[m";
    }

    /** All that was sent to it. */
    String said() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String path() {
        return "console";
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (out.length == 0) {
            time.advance(timeout);
            return 0;
        }
        int count = Math.min(piece, Math.min(into.length, out.length));
        System.arraycopy(out, 0, into, 0, count);
        out = Arrays.copyOfRange(out, count, out.length);
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        said.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                out = (new String(out, StandardCharsets.ISO_8859_1) + answers.apply(pending)).getBytes(StandardCharsets.ISO_8859_1);
                pending = "";
            } else {
                pending += (char) (bytes[i] & 0xff);
            }
        }
    }

    @Override
    public void close() { }
}
