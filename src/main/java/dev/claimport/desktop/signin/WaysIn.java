package dev.claimport.desktop.signin;

import dev.claimport.app.Backend;
import dev.claimport.app.PracticeSite;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.ConsoleUser;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * What each way of signing in asks of others; all of it blocks, and throws {@link dev.claimport.failure.FailureException} as what it asks does. Whatever was
 * opened before a failure is closed.
 */
record WaysIn(Backend backend, Memory memory) {

    @FunctionalInterface
    interface Opening {
        Challenge open(SignIn signIn);
    }

    /** A sign-in that waits for its challenge to be met; closing it gives the sign-in up. */
    record Begun(SsoSession session, SignIn signIn, Challenge challenge) implements AutoCloseable {

        @Override
        public void close() {
            signIn.close();
        }
    }

    /** A sign-in that is there from another time, if there is one. */
    record Kept(Optional<SignedInUser> user) implements AutoCloseable {

        @Override
        public void close() {
            user.ifPresent(SignedInUser::close);
        }
    }

    /** @param keep whether the technician stays signed in */
    Begun begin(SsoSession session, boolean keep, Opening opening) {
        SignIn begun = backend.identityCenter(session, keep);
        try {
            return new Begun(session, begun, opening.open(begun));
        } catch (RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    Kept kept(SsoSession session) {
        return new Kept(backend.keptSignIn(session));
    }

    ConsoleAttempt beginAtConsole(Optional<Region> region, boolean keep, boolean here) {
        return ConsoleAttempt.begin(backend.console(Optional.empty(), region, keep), here);
    }

    SignedIn atConsole(ConsoleAttempt begun, ConsoleUser who) {
        try {
            return signedIn(who.in(begun.login().region()), who.arn(), Optional.of(who));
        } catch (RuntimeException e) {
            who.close();
            throw e;
        }
    }

    /** @param region that counts where the profile names none */
    SignedIn withProfile(String profile, Optional<Region> region) {
        return signedIn(backend.session(Optional.of(profile), region), profile, Optional.empty());
    }

    /** In the region that was worked in last. */
    private SignedIn signedIn(RoleSession session, String portal, Optional<ConsoleUser> console) {
        String last = memory.settings().signIn().region(SignedIn.memoryOf(session.identity(), portal));
        Entered first = Entered.into(last.isEmpty() ? session : session.in(Region.of(last)), backend::context);
        return new SignedIn(first, portal, Optional.empty(), Optional.empty(), console, Optional.empty());
    }

    SignedIn startPractice(PracticeScenario scenario) {
        PracticeSite site = backend.practice(scenario);
        try {
            return SignedIn.inPractice(site);
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }
}
