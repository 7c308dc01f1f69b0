package dev.claimport.workplace;

import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** A backend that is put together when something is first asked of it: what a short command does not need, it does not load. */
public final class LateBackend implements Backend {

    private final Supplier<Backend> making;
    private Backend real;

    public LateBackend(Supplier<Backend> making) {
        this.making = making;
    }

    private synchronized Backend real() {
        if (real == null) {
            real = making.get();
        }
        return real;
    }

    @Override
    public SignInOffers offers() {
        return real().offers();
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        return real().identityCenter(session, keep);
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return real().keptSignIn(session);
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        return real().session(profile, region);
    }

    @Override
    public Workplace workplace(RoleSession session) {
        return real().workplace(session);
    }

    @Override
    public PracticeSite practice() {
        return real().practice();
    }
}
