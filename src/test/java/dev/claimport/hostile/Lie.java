package dev.claimport.hostile;

import java.time.Duration;
import java.util.Set;

/** Something that deceives a hand-over. Each is a class of its own whose name begins with {@code Liar}, and is found by that. */
interface Lie {

    /** What it may end in: {@code confirmed} (which is held against the registry's truth), {@code unproven}, or ids of failures. */
    Set<String> ends();

    /** What may be in nothing that is said of it. */
    default Set<String> unspeakable() {
        return Set.of();
    }

    /** Until then it has to be over. */
    default Duration within() {
        return Duration.ofSeconds(40);
    }

    /** Called before it begins: for what has to have happened. */
    default void prepare(HostileWorld world, Deceived deceived) { }

    default String name() {
        return getClass().getSimpleName();
    }
}
