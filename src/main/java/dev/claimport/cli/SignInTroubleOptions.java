package dev.claimport.cli;

import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.scenario.SignInTrouble;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How hard the practice cloud makes it to be and to stay signed in. */
final class SignInTroubleOptions {

    /** A year; nothing is longer that anybody would wait for. */
    private static final int LONGEST = 366 * 24 * 60 * 60;

    @Option(names = "--token-lifetime", paramLabel = "SECONDS")
    private Integer tokenLifetime;

    @Option(names = "--session-lifetime", paramLabel = "SECONDS")
    private Integer sessionLifetime;

    @Option(names = "--credentials-lifetime", paramLabel = "SECONDS")
    private Integer credentialsLifetime;

    @Option(names = "--throttle", paramLabel = "N")
    private @Nullable Integer throttled;

    /** @throws ParameterException for what cannot be a lifetime or a number of requests */
    Scenario in(Scenario scenario, CommandSpec spec) {
        if (throttled != null && throttled < 0) {
            throw UsageProblem.NUMBER_WRONG.in(spec, "--throttle");
        }
        SignInTrouble trouble = throttled == null ? scenario.signIn() : scenario.signIn().withThrottled(throttled);
        trouble = trouble.withTokenLifetime(lifetime(spec, "--token-lifetime", tokenLifetime).orElse(trouble.tokenLifetime()));
        trouble = trouble.withSessionLifetime(lifetime(spec, "--session-lifetime", sessionLifetime).orElse(trouble.sessionLifetime()));
        return scenario.withSignIn(trouble)
                .withCredentialsLifetime(lifetime(spec, "--credentials-lifetime", credentialsLifetime).orElse(scenario.credentialsLifetime()));
    }

    private static Optional<Duration> lifetime(CommandSpec spec, String option, @Nullable Integer seconds) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST)) {
            throw UsageProblem.SECONDS_WRONG.in(spec, option, LONGEST);
        }
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
