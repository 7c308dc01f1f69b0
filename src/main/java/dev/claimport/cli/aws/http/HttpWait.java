package dev.claimport.cli.aws.http;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What the commands of the AWS CLI wait for: as it does, so that scripts that were made for it go on as before. */
public enum HttpWait implements Wait {
    /** For a connection, and for something more of an answer: the AWS CLI's own, which its options change. */
    ANSWER(Duration.ofSeconds(60)),
    /** For a whole answer, beyond the first of it: the AWS CLI has no end there. */
    WHOLE(Duration.ofMinutes(5)),
    /** Before a request is tried again: the AWS CLI's own. */
    PAUSE(Duration.ofSeconds(20));

    private final Duration limit;

    HttpWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
