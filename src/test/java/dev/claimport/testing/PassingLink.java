package dev.claimport.testing;

import dev.claimport.serial.SerialLink;
import java.time.Duration;

/** A link that passes everything on; what is to be otherwise is said by who extends it. */
public abstract class PassingLink implements SerialLink {

    private final SerialLink line;

    protected PassingLink(SerialLink line) {
        this.line = line;
    }

    @Override
    public String path() {
        return line.path();
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        return line.read(into, timeout);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        line.write(bytes, offset, length);
    }

    @Override
    public void close() {
        line.close();
    }
}
