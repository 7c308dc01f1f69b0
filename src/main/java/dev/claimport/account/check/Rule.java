package dev.claimport.account.check;

import dev.claimport.failure.Place.Position;
import java.util.Map;

/**
 * One thing that can be wrong with a template. Its texts are {@code <id>.message} and {@code <id>.remedy} in the bundle.
 *
 * @param id by which it is searched for, such as {@code thing-name-fixed}
 */
public record Rule(String id, Severity severity, Source source, Look look) {

    /** How it is looked for. */
    @FunctionalInterface
    public interface Look {
        void at(Subject subject, Found found);
    }

    /** Told what is found. */
    @FunctionalInterface
    public interface Found {
        void at(Position place, Map<String, ?> facts);
    }

    static Rule breaks(String id, Source source, Look look) {
        return new Rule(id, Severity.BREAKS, source, look);
    }

    static Rule surprises(String id, Source source, Look look) {
        return new Rule(id, Severity.SURPRISES, source, look);
    }

    static Rule advice(String id, Source source, Look look) {
        return new Rule(id, Severity.ADVICE, source, look);
    }
}
