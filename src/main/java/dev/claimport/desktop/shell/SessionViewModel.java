package dev.claimport.desktop.shell;

import dev.claimport.failure.Failure;
import dev.claimport.signin.RoleSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Who is signed in, where, and for how long. */
public final class SessionViewModel {

    /** When the technician should know that the session is about to end. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private final RoleSession session;
    private final ObjectProperty<Failure> practiceFailure = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Duration>> left = new SimpleObjectProperty<>(Optional.empty());

    public SessionViewModel(RoleSession session, Instant now) {
        this.session = session;
        tick(now);
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        left.set(session.endsAt().map(end -> now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO));
    }

    public RoleSession session() {
        return session;
    }

    /** What is left of the session; empty when that is not known. */
    public ReadOnlyObjectProperty<Optional<Duration>> leftProperty() {
        return left;
    }

    /** Why no other practice device could be plugged in; null when nothing went wrong. */
    public ObjectProperty<Failure> practiceFailureProperty() {
        return practiceFailure;
    }

    public boolean endsSoon() {
        return left.get().map(duration -> duration.compareTo(SOON) < 0).orElse(false);
    }
}
