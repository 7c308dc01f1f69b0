package dev.claimport.certify.clause;

import java.util.Optional;

/** What takes a device's power away, and gives it back: a person, or a signal that stands for it. */
@FunctionalInterface
public interface PowerSwitch {

    /**
     * Returns once it has power again.
     *
     * @param port where it was
     * @return where it is now; empty where nobody was there to do it, or nothing could
     */
    Optional<String> cycle(String port) throws InterruptedException;

    /** What it does, in the notation of what was said. */
    default String act() {
        return "power";
    }

    /** What was wanting where nothing came of it. */
    default Lack lack() {
        return Lack.POWER;
    }
}
