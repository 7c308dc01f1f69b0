package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.ServiceText;
import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.config.Settings;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import dev.claimport.signin.console.LoginCache;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Profiles with {@code login_session}: whose sign-in was made with the console's credentials. */
record ConsoleProfiles(AwsEnvironment environment, TimeSource time) {

    private static final String LOGIN_SESSION = "login_session";

    /** Whoever has one of these signs in another way; in the order of the AWS CLI (awscli, customizations/login/login.py). */
    private static final List<String> OTHER_WAYS = List.of("web_identity_token_file", "sso_role_name", "sso_account_id", "aws_access_key_id", "role_arn",
            "credential_process");

    /**
     * The sign-in of a profile. Its own region is where it was made and is refreshed, whatever region the work is in.
     *
     * @param wanted where nothing else says one
     * @throws FailureException {@code console-sign-in-needed}, {@code console-file-broken}, {@code console-not-in-region}, {@code no-region}
     */
    ConsoleUser of(Settings settings, AwsAccess access, Section profile, Optional<Region> wanted) {
        String session = profile.get(LOGIN_SESSION).orElseThrow();
        String region = profile.get("region").or(settings::region).or(() -> wanted.map(Region::id)).orElseThrow(() -> new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception());
        ConsoleSession kept = ConsoleSignIn.kept(session, LoginCache.of(environment, time), region, settings.endpoint("SIGNIN", "signin"), access.network(), time)
                .orElseThrow(() -> new SignInFailure(SignInFailure.Kind.CONSOLE_SIGN_IN_NEEDED,
                        Map.of("session", ServiceText.line(session, 120))).exception());
        return new ConsoleUser(kept, access);
    }

    /**
     * A sign-in that is still to be made.
     *
     * @param wanted instead of the region that is set
     * @param keep whether other AWS tools find it, under the profile, or the usual one
     * @throws FailureException {@code no-region}, {@code console-not-in-region}, {@code console-profile-taken}
     */
    ConsoleLogin login(Optional<String> profile, Optional<Region> wanted, boolean keep) {
        Settings usual = Settings.read(environment, Optional.empty());
        String name = profile.orElseGet(usual::profileName);
        Settings settings = usual.config().profile(name).isPresent() ? usual.choosing(Optional.of(name)) : usual;
        Section section = usual.config().profile(name).orElseGet(() -> Section.empty(name));
        if (keep) {
            OTHER_WAYS.stream().filter(key -> section.get(key).isPresent()).findFirst().ifPresent(key -> {
                throw new SignInFailure(SignInFailure.Kind.CONSOLE_PROFILE_TAKEN, Map.of("profile", ServiceText.line(name, 80), "key", key)).exception();
            });
        }
        Region region = wanted.or(() -> section.get("region").or(settings::region).map(Region::of))
                .orElseThrow(() -> new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception());
        AwsAccess access = AwsProfiles.access(settings);
        Optional<LoginCache> cache = keep ? Optional.of(LoginCache.of(environment, time)) : Optional.empty();
        var signIn = new ConsoleSignIn(region.id(), settings.endpoint("SIGNIN", "signin"), access.network(), cache, time);
        boolean hasRegion = section.get("region").filter(region.id()::equals).isPresent();
        return new ConsoleLogin(signIn, region, access, keep ? Optional.of(new ConsoleLogin.Kept(environment, name, section.get(LOGIN_SESSION), hasRegion)) : Optional.empty());
    }

    /**
     * Deletes sign-ins, as {@code aws logout} does. The service cannot be told: copied credentials live for up to 15 minutes.
     *
     * @param profile that one's; empty for all
     * @return how many there were
     */
    int signOut(Optional<String> profile) {
        LoginCache cache = LoginCache.of(environment, time);
        if (profile.isEmpty()) {
            return cache.deleteAll();
        }
        Section section = AwsConfig.read(environment).requireProfile(profile.get());
        return section.get(LOGIN_SESSION).filter(cache::delete).isPresent() ? 1 : 0;
    }

    /** Whether a profile's sign-in was made with the console's credentials. */
    boolean isOne(String profile) {
        return AwsConfig.read(environment).profile(profile).flatMap(section -> section.get(LOGIN_SESSION)).isPresent();
    }
}
