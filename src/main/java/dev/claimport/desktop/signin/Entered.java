package dev.claimport.desktop.signin;

import dev.claimport.signin.RoleSession;
import dev.claimport.workplace.Workplace;
import java.util.function.Function;

/** A role, and what is worked with in it. Closing it closes that, not the sign-in. */
public record Entered(RoleSession session, Workplace workplace) implements AutoCloseable {

    /** Blocks. */
    public static Entered into(RoleSession session, Function<RoleSession, Workplace> open) {
        return new Entered(session, open.apply(session));
    }

    @Override
    public void close() {
        workplace.close();
    }
}
