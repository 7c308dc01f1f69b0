package dev.claimport.signin.callback;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of somebody's browser. */
public enum CallbackWait implements Wait {
    /** For somebody to sign in there: passwords, codes and forgotten telephones take minutes. */
    BROWSER(Duration.ofMinutes(10)),
    /** For a request's head, from whoever connects: a browser sends it at once. */
    HEAD(Duration.ofSeconds(10)),
    /** For the browser to have taken the last page. */
    LAST_PAGE(Duration.ofSeconds(2));

    private final Duration limit;

    CallbackWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
