package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.handover.SessionOutlook;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Who is signed in, where, and for how long; keeps the session fresh as long as it can be. */
public final class SessionViewModel implements AutoCloseable {

    /** How often the session is looked after. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    /** What is known of a session's end: asked for in the background, since a renewal may be under way. */
    private record Known(Optional<Instant> endsAt, Optional<Failure> ending) {

        static Known of(SessionLife life) {
            return new Known(life.endsAt(), life.ending());
        }
    }

    private final Background background;
    private final ObjectProperty<RoleSession> session = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Duration>> left = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Failure> ending = new SimpleObjectProperty<>();
    private Known known = new Known(Optional.empty(), Optional.empty());
    private Instant nextRound = Instant.MIN;
    private Background.Task round;
    /** Apart from {@link #round}: the work may have reported before its task is known here. */
    private boolean looking;

    public SessionViewModel(RoleSession session, Background background) {
        this.background = background;
        this.session.set(session);
    }

    /** Another role, or another region, from now on. */
    public void workIn(RoleSession other) {
        close();
        session.set(other);
        nextRound = Instant.MIN;
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        if (!looking && !now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            looking = true;
            SessionLife life = session.get().life();
            round = background.start(DesktopWait.ANSWER, () -> look(life), this::learn, this::endNow);
        }
        left.set(known.endsAt.map(end -> now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO));
        ending.set(endsSoon() ? known.ending.orElse(null) : null);
    }

    private static Known look(SessionLife life) {
        life.keepFresh();
        return Known.of(life);
    }

    private void learn(Known news) {
        looking = false;
        known = news;
    }

    /** A network that is gone comes back; a sign-in that is over does not. */
    private void endNow(Failure failure) {
        looking = false;
        if (failure instanceof SignInFailure ending && ending.endsSession()) {
            known = new Known(Optional.of(Instant.MIN), Optional.of(failure));
        }
    }

    public RoleSession session() {
        return session.get();
    }

    public ReadOnlyObjectProperty<RoleSession> sessionProperty() {
        return session;
    }

    /** What is left of the session; empty when that is not known. */
    public ReadOnlyObjectProperty<Optional<Duration>> leftProperty() {
        return left;
    }

    /** That the session ends soon and cannot be renewed; null as long as there is nothing to worry about. */
    public ReadOnlyObjectProperty<Failure> endingProperty() {
        return ending;
    }

    /** Whether nothing can be done any more without signing in again. */
    public boolean isOver() {
        return ending.get() != null && left.get().map(Duration::isZero).orElse(false);
    }

    /** Whether it lasts for a hand-over that begins now. */
    public SessionOutlook outlook() {
        if (ending.get() == null) {
            return SessionOutlook.LASTS;
        }
        return isOver() ? SessionOutlook.OVER : SessionOutlook.ENDING;
    }

    public boolean endsSoon() {
        return left.get().map(duration -> duration.compareTo(HandoverPolicy.SESSION_NEEDED) < 0).orElse(false);
    }

    @Override
    public void close() {
        if (looking) {
            round.cancel();
            looking = false;
        }
    }
}
