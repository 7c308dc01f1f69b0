package dev.claimport.app;

import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.label.DeviceLabels;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Passes everything on to another backend; what extends it says what it does otherwise. */
abstract class ForwardingBackend implements Backend {

    /** The other one; asked for each time. */
    abstract Backend backend();

    @Override
    public SignInOffers offers() {
        return backend().offers();
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        return backend().identityCenter(session, keep);
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return backend().keptSignIn(session);
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        return backend().session(profile, region);
    }

    @Override
    public RoleContext context(RoleSession session) {
        return backend().context(session);
    }

    @Override
    public AccountReader account(RoleSession session) {
        return backend().account(session);
    }

    @Override
    public DeviceLabels labels() {
        return backend().labels();
    }

    @Override
    public CheckReport check(RoleSession session, Optional<String> template) {
        return backend().check(session, template);
    }

    @Override
    public CheckReport checkComputer(Failure notSignedIn) {
        return backend().checkComputer(notSignedIn);
    }

    @Override
    public CallerIdentity caller(RoleSession session) {
        return backend().caller(session);
    }

    @Override
    public SignedOut signOut(Optional<SsoSession> session) {
        return backend().signOut(session);
    }

    @Override
    public ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep) {
        return backend().console(profile, region, keep);
    }

    @Override
    public int signOutOfConsole(Optional<String> profile) {
        return backend().signOutOfConsole(profile);
    }

    @Override
    public boolean isConsole(String profile) {
        return backend().isConsole(profile);
    }

    @Override
    public SsoSession ssoSession(String name) {
        return backend().ssoSession(name);
    }

    @Override
    public SsoSession ssoSessionOf(Optional<String> profile) {
        return backend().ssoSessionOf(profile);
    }

    @Override
    public ProfileLibrary deviceProfiles() {
        return backend().deviceProfiles();
    }

    @Override
    public SupportedDialects dialects() {
        return backend().dialects();
    }

    @Override
    public PracticeSite practice(PracticeScenario scenario) {
        return backend().practice(scenario);
    }
}
