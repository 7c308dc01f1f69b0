package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.value.Utf8Buffer;
import java.io.IOException;

/** Where results go: standard output, or a pager before it. */
public interface Destination extends AutoCloseable {

    /** Takes what was written so far; a reader that has gone is nobody's fault. */
    void write(Utf8Buffer out) throws IOException;

    /** Waits until the reader has read. */
    @Override
    void close() throws IOException;
}
