package dev.claimport.time;

import java.time.Duration;

/**
 * Something that is waited for, and how long at the most. Each room lists its own in an enum, whose comments are the reasons; the guide's
 * page on waits is all of them, and a test holds that it is.
 */
public interface Wait {

    /** From when it begins to the result or the failure by name; several tries are counted together. */
    Duration limit();
}
