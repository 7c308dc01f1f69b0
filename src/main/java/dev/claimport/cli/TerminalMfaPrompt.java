package dev.claimport.cli;

import dev.claimport.failure.LocalFailure;
import dev.claimport.signin.MfaPrompt;
import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Asks in the terminal, without showing what is typed, as the AWS CLI does. */
public final class TerminalMfaPrompt implements MfaPrompt {

    private final Console console;

    private TerminalMfaPrompt(Console console) {
        this.console = console;
    }

    /** Empty where nobody sits at a terminal. */
    public static Optional<MfaPrompt> here() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(TerminalMfaPrompt::new);
    }

    @Override
    public String code(String device) {
        char[] typed = console.readPassword("Enter MFA code for %s: ", device);
        if (typed == null) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
        String code = new String(typed).strip();
        Arrays.fill(typed, ' ');
        return code;
    }
}
