package dev.claimport.app;

import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.iot.AccountReader;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/**
 * A backend that keeps to the settings: window and commands work through it, so that what is not allowed cannot be done by either. Every
 * method may also throw {@code policy-invalid}, {@code policy-untrusted}, {@code settings-invalid}. A practice reaches nobody: only that
 * there is one can be forbidden.
 */
public final class PolicyBackend extends ForwardingBackend {

    private static final String IDENTITY_CENTER = "identity-center";
    private static final String CONSOLE = "console";
    private static final String PROFILE = "profile";

    private final Backend backend;
    private final SettingsStore settings;
    private final TimeSource time;

    public PolicyBackend(Backend backend, SettingsStore settings, TimeSource time) {
        this.backend = backend;
        this.settings = settings;
        this.time = time;
    }

    @Override
    Backend backend() {
        return backend;
    }

    @Override
    public SignInOffers offers() {
        SettingValues now = settings.read();
        SignInOffers all = backend.offers();
        return new SignInOffers(all.ssoSessions().stream().filter(session -> isAllowed(now, session) && now.allows(Setting.SIGN_INS, IDENTITY_CENTER)).toList(),
                all.profiles().stream().filter(profile -> now.allows(Setting.SIGN_INS, way(profile)) && profile.ssoSession().map(session -> isAllowed(now, session)).orElse(true)).toList(),
                all.usualProfile(), all.region());
    }

    private static String way(SignInOffers.Profile profile) {
        return switch (profile.source()) {
            case SSO, SSO_LEGACY -> IDENTITY_CENTER;
            case CONSOLE -> CONSOLE;
            case ASSUME_ROLE, WEB_IDENTITY, KEYS, PROCESS, NONE -> PROFILE;
        };
    }

    private static boolean isAllowed(SettingValues now, SsoSession session) {
        try {
            check(now, session);
            return true;
        } catch (FailureException _) {
            return false;
        }
    }

    private static SsoSession check(SettingValues now, SsoSession session) {
        now.checkSignIn(IDENTITY_CENTER);
        now.checkFixed(Setting.START_URL, session.startUrl());
        now.checkFixed(Setting.SSO_REGION, session.region().id());
        return session;
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        return new PolicySignIn(backend.identityCenter(check(settings.read(), session), keep), settings);
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return backend.keptSignIn(check(settings.read(), session)).map(user -> new PolicySignIn.User(user, settings));
    }

    @Override
    public ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep) {
        SettingValues now = settings.read();
        now.checkSignIn(CONSOLE);
        region.ifPresent(asked -> now.checkFixed(Setting.REGION, asked.id()));
        return inRegion(now, region, where -> backend.console(profile, where, keep));
    }

    @Override
    public SsoSession ssoSession(String name) {
        return check(settings.read(), backend.ssoSession(name));
    }

    @Override
    public SsoSession ssoSessionOf(Optional<String> profile) {
        return check(settings.read(), backend.ssoSessionOf(profile));
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        SettingValues now = settings.read();
        if (now.value(Setting.START_URL).isFixed() || now.value(Setting.SSO_REGION).isFixed()) {
            checkPortal(now, profile);
        }
        if (now.text(Setting.SIGN_INS).isPresent()) {
            now.checkSignIn(named(profile).map(PolicyBackend::way).orElse(PROFILE));
        }
        region.ifPresent(asked -> now.checkFixed(Setting.REGION, asked.id()));
        return inRegion(now, region, where -> backend.session(profile, where));
    }

    /** In the fixed region; or else in the one that is set only where nothing else says one. */
    private static <T> T inRegion(SettingValues now, Optional<Region> asked, Function<Optional<Region>, T> work) {
        Optional<Region> usual = now.text(Setting.REGION).map(Region::of);
        if (now.value(Setting.REGION).isFixed()) {
            return work.apply(usual);
        }
        try {
            return work.apply(asked);
        } catch (FailureException e) {
            if (e.failure().kind() == SignInFailure.Kind.NO_REGION && asked.isEmpty() && usual.isPresent()) {
                return work.apply(usual);
            }
            throw e;
        }
    }

    private void checkPortal(SettingValues now, Optional<String> profile) {
        named(profile).flatMap(SignInOffers.Profile::ssoSession).ifPresent(session -> check(now, session));
    }

    private Optional<SignInOffers.Profile> named(Optional<String> profile) {
        SignInOffers all = backend.offers();
        return profile.or(all::usualProfile).flatMap(name -> all.profiles().stream().filter(offered -> offered.name().equals(name)).findFirst());
    }

    @Override
    public RoleContext context(RoleSession session) {
        SettingValues now = settings.read();
        now.checkFixed(Setting.REGION, session.region().id());
        RoleContext context = backend.context(session);
        DeviceConnector connector = now.names(Setting.DEVICE_PROFILES).isEmpty() ? context.connector() : DeviceConnector.byProfile(deviceProfiles(), time);
        return context.through(new PolicyIot(context.iot(), settings::read), connector);
    }

    @Override
    public AccountReader account(RoleSession session) {
        settings.read().checkFixed(Setting.REGION, session.region().id());
        return new PolicyAccount(backend.account(session), settings::read);
    }

    @Override
    public ProfileLibrary deviceProfiles() {
        SettingValues now = settings.read();
        ProfileLibrary all = backend.deviceProfiles();
        List<String> allowed = now.names(Setting.DEVICE_PROFILES);
        return allowed.isEmpty() ? all : all.only(allowed::contains, now::checkDeviceProfile);
    }

    @Override
    public PracticeSite practice(PracticeScenario scenario) {
        settings.read().checkPractice();
        return backend.practice(scenario);
    }
}
