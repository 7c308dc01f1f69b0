package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.failure.Failure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class SessionViewModelTest {

    private final ManualTime time = new ManualTime();
    private final DirectBackground background = new DirectBackground();
    private final Life life = new Life();
    private final SessionViewModel model = new SessionViewModel(session(life), background);

    /** A session that renews itself for as long as the test says. */
    private final class Life implements SessionLife {

        private Instant end = time.instant().plus(Duration.ofHours(1));
        private boolean renewable = true;
        private Optional<Failure> refusal = Optional.empty();
        private int rounds;

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(end);
        }

        @Override
        public Optional<Failure> ending() {
            return renewable ? Optional.empty() : Optional.of(SessionLife.ending(end));
        }

        @Override
        public void keepFresh() {
            rounds++;
            refusal.ifPresent(failure -> {
                throw failure.exception();
            });
            if (renewable) {
                end = time.instant().plus(Duration.ofHours(1));
            }
        }
    }

    private static RoleSession session(SessionLife life) {
        return new RoleSession(new Identity("123456789012", "Acme Field", "InstallerRole", "j.weber"), AnonymousCredentialsProvider.create(),
                Region.EU_WEST_1, life, AwsAccess.DIRECT);
    }

    private void later(Duration duration) {
        time.advance(duration);
        model.tick(time.instant());
        model.tick(time.instant());
    }

    @Test
    void aSessionIsKeptFreshAndNeverEnds() {
        for (int hour = 0; hour < 24; hour++) {
            later(Duration.ofHours(1));
            assertEquals(Optional.of(Duration.ofHours(1)), model.leftProperty().get());
            assertNull(model.endingProperty().get());
        }
        assertTrue(life.rounds >= 24);
    }

    @Test
    void itIsLookedAfterNowAndThenNotAtEveryTick() {
        for (int i = 0; i < 100; i++) {
            later(Duration.ofMillis(100));
        }
        assertEquals(1, life.rounds);
    }

    @Test
    void thatItCannotBeRenewedIsSaidTenMinutesAhead() {
        later(Duration.ofSeconds(1));
        life.renewable = false;
        later(Duration.ofMinutes(49));
        assertNull(model.endingProperty().get());

        later(Duration.ofMinutes(2));

        assertEquals("session-ending", model.endingProperty().get().id());
        assertFalse(model.isOver());
        later(Duration.ofMinutes(10));
        assertTrue(model.isOver());
    }

    @Test
    void aSignInThatHasEndedElsewhereIsOverAtOnce() {
        later(Duration.ofSeconds(1));
        life.refusal = Optional.of(new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of()));
        later(Duration.ofSeconds(30));

        assertTrue(model.isOver());
        assertEquals("signed-out", model.endingProperty().get().id());
    }

    @Test
    void aNetworkThatIsGoneForAWhileEndsNothing() {
        later(Duration.ofSeconds(1));
        life.refusal = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "oidc")));
        later(Duration.ofMinutes(30));
        assertNull(model.endingProperty().get());

        life.refusal = Optional.empty();
        later(Duration.ofSeconds(30));
        assertFalse(model.isOver());
        assertNotNull(model.leftProperty().get().orElseThrow());
    }

    @Test
    void anotherRoleHasItsOwnEnd() {
        later(Duration.ofSeconds(1));
        Life other = new Life();
        other.end = time.instant().plus(Duration.ofMinutes(5));
        other.renewable = false;

        model.workIn(session(other));
        later(Duration.ofSeconds(1));

        assertNotNull(model.endingProperty().get());
    }
}
