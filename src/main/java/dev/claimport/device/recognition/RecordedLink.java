package dev.claimport.device.recognition;

import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A link that remembers what was said and what came in, up to a limit; nothing secret passes while a port is looked at. */
final class RecordedLink implements SerialLink {

    private static final int MOST = 8192;

    private final SerialLink link;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    RecordedLink(SerialLink link) {
        this.link = link;
    }

    @Override
    public String path() {
        return link.path();
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        int count = link.read(into, timeout);
        heard.write(into, 0, Math.min(count, MOST - heard.size()));
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        said.write(bytes, offset, Math.min(length, MOST - said.size()));
        link.write(bytes, offset, length);
    }

    void say(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
        write(bytes, 0, bytes.length);
    }

    /** Everything so far. */
    byte[] heard() {
        return heard.toByteArray();
    }

    /** What came in since so many bytes, as text. */
    String since(int mark) {
        return new String(Arrays.copyOfRange(heard.toByteArray(), Math.min(mark, heard.size()), heard.size()), StandardCharsets.ISO_8859_1);
    }

    /** Whether nothing came in but what was said, whatever became of the ends of its lines. */
    boolean isEcho() {
        return withoutEnds(said).contains(withoutEnds(heard));
    }

    private static String withoutEnds(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "");
    }

    int mark() {
        return heard.size();
    }

    @Override
    public void close() {
        link.close();
    }
}
