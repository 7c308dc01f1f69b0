package dev.claimport.bench;

import java.time.Instant;
import java.util.List;

/** What was tried before, with which device and how it ended. Thread-safe; may block. */
public interface Attempts {

    /** With this device, the latest first. */
    List<Finished> of(String serial);

    /** Of all devices that began then or later, the earliest first. */
    List<Finished> since(Instant start);

    /** One more; nothing where it is kept elsewhere. */
    void add(Finished finished);
}
