package dev.claimport.handover;

import dev.claimport.failure.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was in work when Claimport ended by a crash or a power cut, and what has become of it. May block. Thread-safe. */
public interface Recovery {

    /** Where nothing is recorded, nothing is known of it. */
    Recovery NONE = new Recovery() {
        @Override
        public List<CutOff> find(String serial) {
            return List.of();
        }

        @Override
        public Settled settle(CutOff cutOff) {
            throw new IllegalArgumentException("nothing was found");
        }
    };

    /**
     * What was cut off and is not settled yet, the latest first.
     *
     * @param serial of a device; empty for all
     * @throws dev.claimport.failure.FailureException {@code ledger-…}
     */
    List<CutOff> find(String serial);

    /**
     * Asks the registry what has become of it, and records that, once it can be told.
     *
     * @throws dev.claimport.failure.FailureException {@code ledger-…}, and why the registry cannot be asked: then it is as open as before
     */
    Settled settle(CutOff cutOff);

    /** @param thing and certificate, where it has registered @param why it was not, as recorded */
    record Settled(State state, Optional<String> thing, Optional<String> certificate, Optional<Failure> why) {

        static Settled of(State state) {
            return new Settled(state, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    enum State {
        /** The registry shows its thing with a certificate that it made with this claim. Recorded. */
        CONFIRMED,
        /** It has not registered, and cannot any more. Recorded. */
        NOT_REGISTERED,
        /** It has not registered, and may yet: its claim still holds. Or its thing is waited for once more, and nobody could tell whose certificate that is. */
        MAY_REGISTER,
        /** It belongs to another account or region. */
        ELSEWHERE;

        /** As in output: {@code not-registered}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
