package dev.claimport.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain of causes of something thrown. */
public final class Causes {

    /** No honest chain is longer, and a circle must end. */
    private static final int LONGEST = 20;

    private Causes() {}

    /** From what was thrown to its root. */
    public static List<Throwable> of(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && chain.size() < LONGEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    /** The first of that type. */
    public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        return of(thrown).stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
