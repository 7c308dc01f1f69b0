package dev.claimport.certify.clause;

import java.util.Optional;

/** What takes a device's power away, and gives it back: a person, or something on a line. */
@FunctionalInterface
public interface PowerSwitch {

    /**
     * Returns once it has power again.
     *
     * @param port where it was
     * @return where it is now; empty where nobody was there to do it
     */
    Optional<String> cycle(String port) throws InterruptedException;
}
