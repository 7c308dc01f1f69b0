package dev.claimport.desktop.signin;

import dev.claimport.app.RoleContext;
import dev.claimport.signin.RoleSession;
import java.util.function.Function;

/** A role, and what is worked with in it. Closing it closes that, not the sign-in. */
public record Entered(RoleSession session, RoleContext context) implements AutoCloseable {

    /** Blocks. */
    public static Entered into(RoleSession session, Function<RoleSession, RoleContext> open) {
        return new Entered(session, open.apply(session));
    }

    @Override
    public void close() {
        context.close();
    }
}
