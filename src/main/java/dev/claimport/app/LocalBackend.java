package dev.claimport.app;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.RecordedAttempts;
import dev.claimport.claim.RootCas;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.LedgerLog;
import dev.claimport.handover.LedgerRecovery;
import dev.claimport.handover.RecordedIdentities;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.AwsAccount;
import dev.claimport.iot.AwsIot;
import dev.claimport.iot.CallLimiters;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.iot.Callers;
import dev.claimport.iot.IotService;
import dev.claimport.iot.LimitedIot;
import dev.claimport.label.DeviceLabels;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.serial.SerialAccess;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.ConfigFolder;
import dev.claimport.settings.DataFolder;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.AwsProfiles;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.MfaPrompt;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** AWS where the SDKs find it, and the ports of this computer. */
public final class LocalBackend implements Backend {

    private final SerialPorts ports;
    private final TimeSource time;
    private final AwsProfiles profiles;
    private final CallLimiters limiters;
    private final SupportedDialects dialects;
    private final StationLedger ledger;
    private final ConfirmedIdentities confirmed;
    private final LedgerFolder folder;
    private final AwsEnvironment environment;
    private Optional<SettingsStore> settings = Optional.empty();
    private final Path endpoints;
    private final ProfileLibrary builtIn;
    private final Path deviceProfiles;

    /** With the environment of this process. */
    public LocalBackend(SerialPorts ports, TimeSource time) {
        this(ports, AwsEnvironment.here(), Optional.empty(), time);
    }

    public LocalBackend(SerialPorts ports, AwsEnvironment environment, TimeSource time) {
        this(ports, environment, Optional.empty(), time);
    }

    public LocalBackend(SerialPorts ports, AwsEnvironment environment, Optional<MfaPrompt> mfa, TimeSource time) {
        this(ports, environment, mfa, SupportedDialects.builtIn(), time);
    }

    /** @param mfa empty where nobody can be asked for the code of a multi-factor device */
    public LocalBackend(SerialPorts ports, AwsEnvironment environment, Optional<MfaPrompt> mfa, SupportedDialects dialects, TimeSource time) {
        this.dialects = dialects;
        this.ports = ports;
        this.time = time;
        limiters = new CallLimiters(time);
        profiles = new AwsProfiles(environment, mfa, time);
        builtIn = new ProfileLibrary(dialects.dialects());
        deviceProfiles = ConfigFolder.profiles(System.getProperty("os.name"), environment.variables(), environment.home());
        this.environment = environment;
        folder = new LedgerFolder(DataFolder.ledger(System.getProperty("os.name"), environment.variables(), environment.home()));
        ledger = new StationLedger(folder,
                Station.here().name(), Optional.ofNullable(LocalBackend.class.getPackage().getImplementationVersion()).orElse(""), time.clock());
        confirmed = new RecordedIdentities(ledger);
        endpoints = EndpointFile.usual(System.getProperty("os.name"), environment.variables(), environment.home());
    }

    /** Where settings name a database that stations share, benches share their records there. */
    public LocalBackend by(SettingsStore store) {
        settings = Optional.of(store);
        return this;
    }

    private Optional<RecordedAttempts.SharedWith> sharing() {
        return settings.map(SettingsStore::read).flatMap(now -> now.text(Setting.LEDGER_URL).map(url -> new RecordedAttempts.SharedWith(
                Sharing.begin(url, environment.variables(), folder, time), Station.here().name(), now.isOn(Setting.LEDGER_REQUIRED))));
    }

    @Override
    public SignInOffers offers() {
        return profiles.offers();
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        return profiles.signIn(session, keep);
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return profiles.keptSignIn(session);
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        return profiles.session(profile, region);
    }

    @Override
    public RoleContext context(RoleSession session) {
        IotService iot = new LimitedIot(new AwsIot(session, EndpointFile.of(endpoints, session), time),
                limiters.of(session.identity().accountId(), session.region().id()));
        RunOrigin origin = Station.here().origin(session);
        return new RoleContext(iot, ports, DeviceConnector.byProfile(deviceProfiles(), time), this::rootCas, session.life(), origin, new LedgerLog(ledger), confirmed,
                new RecordedAttempts(ledger, this::sharing), new LedgerRecovery(ledger, iot, confirmed, origin, time),
                Optional.of(SessionKeeper.start(session.life(), time)));
    }

    private List<X509Certificate> rootCas() {
        return settings.map(store -> RootCas.named(Path.of(store.read().value(Setting.ROOT_CA).text()))).orElseGet(RootCas::amazon);
    }

    @Override
    public AccountReader account(RoleSession session) {
        return new AwsAccount(session, time);
    }

    @Override
    public DeviceLabels labels() {
        return new DeviceLabels(folder, ledger);
    }

    @Override
    public CheckReport check(RoleSession session, Optional<String> template) {
        return new Checkup(ports, SerialAccess.here(), time).of(session, template);
    }

    @Override
    public CheckReport checkComputer(Failure notSignedIn) {
        return new Checkup(ports, SerialAccess.here(), time).withoutSession(notSignedIn);
    }

    @Override
    public CallerIdentity caller(RoleSession session) {
        try (var callers = new Callers(session, time)) {
            return callers.ask();
        }
    }

    @Override
    public SignedOut signOut(Optional<SsoSession> session) {
        return profiles.signOut(session);
    }

    @Override
    public ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep) {
        return profiles.consoleLogin(profile, region, keep);
    }

    @Override
    public int signOutOfConsole(Optional<String> profile) {
        return profiles.signOutOfConsole(profile);
    }

    @Override
    public boolean isConsole(String profile) {
        return profiles.isConsole(profile);
    }

    @Override
    public SsoSession ssoSession(String name) {
        return profiles.ssoSession(name);
    }

    @Override
    public SsoSession ssoSessionOf(Optional<String> profile) {
        return profiles.ssoSessionOf(profile);
    }

    @Override
    public ProfileLibrary deviceProfiles() {
        return builtIn.withOwn(deviceProfiles);
    }

    @Override
    public SupportedDialects dialects() {
        return dialects;
    }

    @Override
    public PracticeSite practice(PracticeScenario scenario) {
        return LocalPractice.start(ports, dialects, scenario, time);
    }
}
