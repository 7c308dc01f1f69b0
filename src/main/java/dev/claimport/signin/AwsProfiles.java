package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.config.Settings;
import dev.claimport.aws.credential.ProfileKind;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.cache.RoleFiles;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * What this computer already knows of AWS: profiles, SSO sessions and their sign-ins, credentials in the environment. The files
 * are read anew each time, so that what has just been corrected counts. Safe for use from several threads.
 */
public final class AwsProfiles {

    /** STS answers for every account there; only for roles that are taken on without any region being set. */
    private static final Region WITHOUT_REGION = Region.US_EAST_1;
    private static final Logger LOG = LoggerFactory.getLogger(AwsProfiles.class);

    private final AwsEnvironment environment;
    private final TimeSource time;
    private final TokenCache tokens;
    private final Optional<MfaPrompt> mfa;
    private final ConsoleProfiles console;

    /** Where nobody can be asked for the code of a multi-factor device. */
    public AwsProfiles(AwsEnvironment environment, TimeSource time) {
        this(environment, Optional.empty(), time);
    }

    /** @param mfa for profiles with {@code mfa_serial} */
    public AwsProfiles(AwsEnvironment environment, Optional<MfaPrompt> mfa, TimeSource time) {
        this.environment = environment;
        this.time = time;
        this.mfa = mfa;
        tokens = new TokenCache(environment.tokenFolder(), time);
        console = new ConsoleProfiles(environment, time);
    }

    /**
     * What can be chosen. A session or profile that cannot be used is left out of it; whoever names it is told why.
     *
     * @throws FailureException {@code config-unreadable}, {@code file-unreadable}
     */
    public SignInOffers offers() {
        Settings settings = Settings.read(environment, Optional.empty());
        AwsConfig config = settings.config();
        var sessions = new SsoSessions(config);
        List<SsoSession> offered = new ArrayList<>();
        for (String name : config.ssoSessions()) {
            usable(name, () -> Optional.of(sessions.named(name))).ifPresent(offered::add);
        }
        List<SignInOffers.Profile> profiles = config.profiles().stream().map(config::requireProfile)
                .filter(profile -> ProfileKind.of(config, profile.name()) != ProfileKind.NONE)
                .map(profile -> new SignInOffers.Profile(profile.name(), ProfileKind.source(config, profile.name()), profile.get("region"),
                        usable(profile.name(), () -> sessions.of(profile)))).toList();
        String usual = settings.profileName();
        return new SignInOffers(offered, profiles, Optional.of(usual).filter(name ->
                settings.asked().isPresent() || profiles.stream().anyMatch(profile -> profile.name().equals(name))),
                usable(usual, () -> settings.region().map(Region::of)));
    }

    private static <T> Optional<T> usable(String name, Supplier<Optional<T>> offered) {
        try {
            return offered.get();
        } catch (FailureException e) {
            LOG.info("{} is not offered: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws FailureException {@code sso-session-not-found}, {@code profile-incomplete}, {@code config-value-wrong}, as {@link #offers} */
    public SsoSession ssoSession(String name) {
        return new SsoSessions(AwsConfig.read(environment)).named(name);
    }

    /**
     * The session that a profile belongs to; one that takes a role on with another profile belongs to that one's.
     *
     * @param profile empty for the usual one
     * @throws FailureException {@code profile-not-found}, {@code profile-unsupported} when it belongs to none, {@code sso-forms-conflict}, as
     *     {@link #ssoSession}
     */
    public SsoSession ssoSessionOf(Optional<String> profile) {
        Settings settings = Settings.read(environment, profile);
        AwsConfig config = settings.config();
        String name = settings.profileName();
        List<String> way = new ArrayList<>();
        for (Section section = config.requireProfile(name); !way.contains(section.name()); section = config.requireProfile(section.get("source_profile").get())) {
            Optional<SsoSession> session = new SsoSessions(config).of(section);
            if (session.isPresent()) {
                return session.get();
            }
            way.add(section.name());
            if (section.get("source_profile").isEmpty()) {
                break;
            }
        }
        throw new ConfigFailure(ConfigFailure.Kind.PROFILE_INCOMPLETE, Map.of("profile", name, "key", "sso_session")).exception();
    }

    /**
     * Where and how AWS is reached.
     *
     * @param profile empty for the usual one
     * @throws FailureException {@code profile-not-found}, {@code config-value-wrong}, {@code file-unreadable}, as {@link #offers}
     */
    public AwsAccess access(Optional<String> profile) {
        return access(Settings.read(environment, profile));
    }

    static AwsAccess access(Settings settings) {
        return new AwsAccess(new ServiceEndpoints(settings.endpoint("IOT", "iot"), settings.endpoint("SSO_OIDC", "sso_oidc"),
                settings.endpoint("SSO", "sso"), settings.endpoint("STS", "sts")), settings.network());
    }

    /** The place of a session's sign-in that AWS tools share. */
    public TokenFile tokenFile(SsoSession session) {
        return new TokenFile(tokens, session.cacheKey());
    }

    /** A sign-in at a session that is still to be made, with the usual profile's ways. @param keep whether it is shared with other AWS tools */
    public IdentityCenterSignIn signIn(SsoSession session, boolean keep) {
        return new IdentityCenterSignIn(session, access(Optional.empty()), keep ? Optional.of(tokenFile(session)) : Optional.empty(), time);
    }

    /**
     * A sign-in with the console's credentials that is still to be made.
     *
     * @param profile under which it is kept; empty for the usual one
     * @param wanted instead of the region that is set
     * @param keep whether it is shared with other AWS tools
     * @throws FailureException {@code no-region}, {@code console-not-in-region}, {@code console-profile-taken}, as {@link #offers}
     */
    public ConsoleLogin consoleLogin(Optional<String> profile, Optional<Region> wanted, boolean keep) {
        return console.login(profile, wanted, keep);
    }

    /**
     * Forgets sign-ins with the console's credentials, as {@code aws logout} does.
     *
     * @param profile that one's; empty for all
     * @return how many there were
     */
    public int signOutOfConsole(Optional<String> profile) {
        return console.signOut(profile);
    }

    /** Whether a profile's sign-in is made with the console's credentials. */
    public boolean isConsole(String profile) {
        return console.isOne(profile);
    }

    /** The sign-in that another AWS tool, or Claimport, has left for a session; {@link IdentityCenterSignIn#kept}. */
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return keptSignIn(session, access(Optional.empty()));
    }

    private Optional<SignedInUser> keptSignIn(SsoSession session, AwsAccess access) {
        try (var signIn = new IdentityCenterSignIn(session, access, Optional.of(tokenFile(session)), time)) {
            return signIn.kept();
        }
    }

    /**
     * Ends the sign-ins that AWS tools share on this computer, as {@code aws sso logout} does it: each is revoked, then its file is
     * deleted, and so are the credentials that the AWS CLI has got with them.
     *
     * @param only that one; empty for all
     * @throws FailureException {@code file-unreadable}, {@code file-not-writable} when a folder cannot be read or a file not be deleted
     */
    public SignedOut signOut(Optional<SsoSession> only) {
        List<TokenCache.Entry> entries = tokens.entries().stream()
                .filter(entry -> only.isEmpty() || entry.file().equals(tokens.file(only.get().cacheKey()))).toList();
        Optional<Failure> notRevoked = Optional.empty();
        for (TokenCache.Entry entry : entries) {
            try {
                // A fault in the configuration keeps nobody signed in either.
                new Revocation(access(Optional.empty()), time).revoke(entry.token());
            } catch (FailureException e) {
                LOG.info("A sign-in is not revoked: {}", e.getMessage());
                notRevoked = Optional.of(e.failure());
            }
            tokens.delete(entry.file());
        }
        new RoleFiles(environment.roleFolder()).deleteThoseOfSignIns();
        return new SignedOut(entries.size(), notRevoked);
    }

    /**
     * Works with what is there: a profile, or what AWS tools find by themselves, in the order of environment, profile with a role, web identity, profile, container.
     * The metadata service of EC2 is not asked: claims are handed over by computers with a USB port, and asking in vain takes
     * many seconds. Who that is, is known only as far as the configuration says it.
     *
     * @param profile that profile and nothing else
     * @param wanted instead of the region that is set
     * @throws FailureException {@code no-credentials}, {@code no-region}, {@code sign-in-needed}, and all that can be wrong with a
     *     configuration
     */
    public RoleSession session(Optional<String> profile, Optional<Region> wanted) {
        Settings settings = Settings.read(environment, profile);
        AwsAccess access = access(settings);
        Optional<Region> region = wanted.or(() -> settings.region().map(Region::of));
        var roles = new AssumedRoles(access, region.orElse(WITHOUT_REGION), time);
        var profiles = new ProfileCredentials(settings.config(), environment, roles, session -> keptSignIn(session, access),
                section -> console.of(settings, access, section, region), region.orElse(WITHOUT_REGION), mfa, time);
        Resolved resolved = profile.map(profiles::of).or(() -> found(settings, profiles, roles)).orElseThrow(() ->
                new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of()).exception());
        Region where = region.orElseThrow(() -> new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception());
        return new RoleSession(resolved.identity(), resolved.credentials(), where, resolved.life(), access);
    }

    private Optional<Resolved> found(Settings settings, ProfileCredentials profiles, AssumedRoles roles) {
        var variables = new EnvironmentCredentials(environment);
        Optional<AwsCredentials> keys = variables.keys();
        if (keys.isPresent()) {
            return keys.map(Resolved::fixed);
        }
        String usual = settings.profileName();
        ProfileKind kind = ProfileKind.of(settings.config(), usual);
        var webIdentity = variables.webIdentity("claimport-" + time.instant().getEpochSecond());
        if (webIdentity.isPresent() && kind != ProfileKind.ASSUME_ROLE) {
            return webIdentity.map(token -> Resolved.renewing(roles.byWebIdentity(token.tokenFile(), token.role()), token.role().identity()));
        }
        if (kind != ProfileKind.NONE) {
            return Optional.of(profiles.of(usual));
        }
        return HostCredentials.isContainer(environment)
                ? Optional.of(Resolved.renewing(HostCredentials.ofContainer(), new Identity("", "", "", "")))
                : Optional.empty();
    }
}
