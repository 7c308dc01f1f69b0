package dev.claimport.file;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of other programs that use the same files. */
public enum FileWait implements Wait {
    /** For a lock under which a file is read and written. */
    CHANGE(Duration.ofSeconds(5)),
    /** For a lock under which somebody else renews a session: a request takes a second or two, and who holds it for longer hangs. */
    RENEWAL(Duration.ofSeconds(10));

    private final Duration limit;

    FileWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
