package dev.claimport.cli;

import dev.claimport.device.Login;
import dev.claimport.text.Messages;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who logs in where the console of a gateway asks, on the command line. */
final class LoginOption {

    @Option(names = "--user", paramLabel = "NAME")
    private @Nullable String user;

    /**
     * Asks for the password of who was named; that is the caller's to wipe.
     *
     * @throws picocli.CommandLine.ParameterException when nobody can be called so, or have that password
     */
    Optional<Login> ask(CommandSpec spec, Messages texts) {
        if (user == null) {
            return Optional.empty();
        }
        if (!Login.isUser(user)) {
            throw UsageProblem.USER_WRONG.in(spec, "--user");
        }
        try {
            return Optional.of(Login.taking(user, SecretPrompt.ofProcess().ask(texts.text("handover.password", Map.of("user", user)))));
        } catch (IllegalArgumentException _) {
            throw UsageProblem.PASSWORD_WRONG.in(spec);
        }
    }
}
