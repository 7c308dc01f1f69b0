package dev.claimport.app;

import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was looked at before the work begins. Its texts are in {@code checks.properties}: {@code <id>.title} says what it
 * is, {@code <id>.<state>} what was found, and what it costs where something is missing.
 *
 * @param id such as {@code list-templates}
 * @param facts what the text mentions
 * @param failure what stands in the way, if that has a name
 */
public record Check(String id, State state, Map<String, ?> facts, Optional<Failure> failure) {

    public enum State {

        /** As it should be. */
        OK,
        /** Something is missing, and there is a way without it. */
        LIMITED,
        /** No hand-over will succeed like this. */
        BAD,
        /** It could not be found out. */
        UNKNOWN;

        /** As it is named in texts and in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Check {
        facts = Map.copyOf(facts);
    }

    static Check of(String id, State state, Map<String, ?> facts) {
        return new Check(id, state, facts, Optional.empty());
    }

    /** Bad or unknown for a reason that has a name. */
    static Check of(String id, State state, Failure failure) {
        return new Check(id, state, Map.of(), Optional.of(failure));
    }

    /** What it is, in a few words. @param checks the texts of {@code checks} */
    public String title(Messages checks) {
        return checks.text(id + ".title");
    }

    /** What was found, in a sentence. @param checks the texts of {@code checks} */
    public String text(Messages checks, Messages failures) {
        return failure.map(failures::message).orElseGet(() -> checks.text(id + "." + state.id(), facts));
    }
}
