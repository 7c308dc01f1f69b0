package dev.claimport.app;

import dev.claimport.failure.Failure;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.signin.RoleSession;
import java.util.Optional;

/** What can be found out before the work begins. Everything here may block: never call it on the FX thread. */
public interface Checks {

    /**
     * Looks at everything that a hand-over needs: what the role may do, clock, network, serial ports. Changes nothing, and takes some
     * seconds. Also for the session of a practice.
     *
     * @param template that the role is for; empty takes one that it may list
     */
    CheckReport check(RoleSession session, Optional<String> template);

    /** {@link #check} where nobody is signed in: only what this computer can say. */
    CheckReport checkComputer(Failure notSignedIn);

    /**
     * Who AWS says that is.
     *
     * @throws dev.claimport.failure.FailureException of the sign-in, the service and the network families
     */
    CallerIdentity caller(RoleSession session);
}
