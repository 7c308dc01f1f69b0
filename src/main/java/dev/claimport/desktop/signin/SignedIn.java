package dev.claimport.desktop.signin;

import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import dev.claimport.workplace.PracticeSite;
import dev.claimport.workplace.Workplace;
import java.util.Optional;

/**
 * What a sign-in has opened, to be closed together.
 *
 * @param practice present in practice mode only; then nobody is signed in anywhere else
 */
public record SignedIn(
        RoleSession session, Workplace workplace, Optional<PracticeSite> practice, Optional<SignedInUser> user,
        Optional<SignIn> signIn) implements AutoCloseable {

    /** Ends the session at Identity Center too. Blocks. */
    public void signOut() {
        try {
            user.ifPresent(SignedInUser::signOut);
        } finally {
            close();
        }
    }

    /** Forgets the tokens and ends a practice. Blocks. */
    @Override
    public void close() {
        workplace.close();
        user.ifPresent(SignedInUser::close);
        signIn.ifPresent(SignIn::close);
        practice.ifPresent(PracticeSite::close);
    }
}
