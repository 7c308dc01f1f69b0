package dev.claimport.desktop.signin;

import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.app.RoleContexts;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import dev.claimport.iot.AccountReader;
import dev.claimport.signin.ConsoleUser;
import dev.claimport.signin.FreeHeap;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import java.util.Optional;

/**
 * What a sign-in has opened, to be closed together.
 *
 * @param first the role that was chosen first
 * @param portal by which the choice of a role is remembered
 * @param user who may change the role without signing in again; empty when the credentials came from a profile
 * @param signIn what the user signed in by
 * @param console who is signed in with the console's credentials, if that is the way
 * @param practice present in practice mode only
 */
public record SignedIn(
        Entered first, String portal, Optional<SignedInUser> user, Optional<SignIn> signIn, Optional<ConsoleUser> console,
        Optional<PracticeSite> practice)
        implements AutoCloseable {

    /** By which the choices of a practice are remembered. */
    static final String PRACTICE = "practice";

    /** In a practice on this computer. */
    static SignedIn inPractice(PracticeSite site) {
        Entered first = Entered.into(site.signIn(), site::context);
        return new SignedIn(first, PRACTICE, Optional.of(site.technician()), Optional.empty(), Optional.empty(), Optional.of(site));
    }

    /** What another role, or the same one in another region, works with. Blocks. */
    public RoleContext context(RoleSession other, RoleContexts contexts) {
        return practice.map(site -> site.context(other)).orElseGet(() -> contexts.context(other));
    }

    /** What a role may look at in its account. Blocks. */
    public AccountReader account(RoleSession role, RoleContexts contexts) {
        return practice.map(site -> site.account(role)).orElseGet(() -> contexts.account(role));
    }

    /** By what the region of a role is remembered: a profile need not say which account and role it leads to. */
    public RoleMemory memoryOf(Identity identity) {
        return memoryOf(identity, portal);
    }

    static RoleMemory memoryOf(Identity identity, String portal) {
        return new RoleMemory(identity.accountId().isEmpty() ? portal : identity.accountId(), identity.roleName());
    }

    /** Ends the session at Identity Center too; one of the console is forgotten. What is left of it in free memory is written over. Blocks. */
    public void signOut() {
        try {
            user.ifPresent(SignedInUser::signOut);
            console.ifPresent(ConsoleUser::signOut);
        } finally {
            close();
            if (practice.isEmpty()) {
                FreeHeap.overwrite();
            }
        }
    }

    /** Forgets the tokens and ends a practice. Blocks. */
    @Override
    public void close() {
        first.close();
        user.ifPresent(SignedInUser::close);
        signIn.ifPresent(SignIn::close);
        console.ifPresent(ConsoleUser::close);
        practice.ifPresent(PracticeSite::close);
    }
}
