package dev.claimport.cli;

import dev.claimport.app.SignIns;
import dev.claimport.failure.FailureException;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SsoSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which sign-in is meant: a session by name, a portal by address, or what a profile belongs to. */
final class SessionOptions {

    @ArgGroup(exclusive = true)
    private @Nullable Choice choice;

    /** One of these, or none. */
    static final class Choice {

        @Option(names = "--sso-session", required = true, paramLabel = "NAME")
        private @Nullable String ssoSession;

        @Option(names = "--profile", required = true, paramLabel = "NAME")
        private String profile;

        @ArgGroup(exclusive = false)
        private @Nullable Portal portal;
    }

    /** An access portal that no configuration names. */
    static final class Portal {

        @Option(names = "--start-url", required = true, paramLabel = "URL")
        private String startUrl;

        @Option(names = "--sso-region", required = true, paramLabel = "REGION")
        private String region;
    }

    /** The profile, where one is named. */
    Optional<String> profile() {
        return Optional.ofNullable(choice).map(given -> given.profile);
    }

    boolean isGiven() {
        return choice != null;
    }

    /** @throws FailureException {@code sso-session-not-found}, {@code profile-not-found}, and all else that can be wrong with a configuration */
    SsoSession session(SignIns signIns, CommandSpec spec) {
        if (choice == null) {
            return usual(signIns, spec);
        }
        if (choice.portal != null) {
            return SsoSession.at(choice.portal.startUrl, RegionOption.parse(spec, "--sso-region", choice.portal.region));
        }
        return choice.ssoSession != null ? signIns.ssoSession(choice.ssoSession) : signIns.ssoSessionOf(Optional.of(choice.profile));
    }

    /** What the usual profile belongs to; or else the only session that there is. */
    private static SsoSession usual(SignIns signIns, CommandSpec spec) {
        SignInOffers offers = signIns.offers();
        Optional<SsoSession> ofProfile = offers.usualProfile().flatMap(name ->
                offers.profiles().stream().filter(profile -> profile.name().equals(name)).findFirst()).flatMap(SignInOffers.Profile::ssoSession);
        List<SsoSession> sessions = offers.ssoSessions();
        return ofProfile.or(() -> sessions.size() == 1 ? Optional.of(sessions.getFirst()) : Optional.empty()).orElseThrow(() -> sessions.isEmpty()
                ? UsageProblem.SIGN_IN_MISSING.in(spec)
                : UsageProblem.SIGN_IN_AMBIGUOUS.in(spec, sessions.stream().map(SsoSession::label).toList()));
    }
}
