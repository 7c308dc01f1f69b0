package dev.claimport.desktop.testing;

import dev.claimport.app.Backend;
import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.app.Found;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.app.SupportedDialects;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.credential.ProfileKind;
import dev.claimport.bench.Attempts;
import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.HandoverLog;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.iot.PolicyText;
import dev.claimport.label.DeviceLabels;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.signin.Account;
import dev.claimport.signin.AwsProfiles;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionLife;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Identity Center, AWS and a bench that answer as the test wants. */
public final class FakeBackend implements Backend {

    public static final SsoSession ACME = new SsoSession(Optional.of("acme"), "https://acme.awsapps.com/start", Region.EU_WEST_1, List.of());

    /** As an engineer's laptop has them. */
    public static final SignInOffers SEVEN_PROFILES = new SignInOffers(List.of(ACME), Stream.of("default", "field-berlin", "field-hamburg",
                    "factory", "lab", "billing", "ci").map(name -> new SignInOffers.Profile(name, ProfileKind.SSO, Optional.of("eu-central-1"), Optional.of(ACME))).toList(),
            Optional.of("field-berlin"), Optional.of(Region.EU_CENTRAL_1));

    public final FakeIot iot;
    public final FakeBench bench = new FakeBench();
    public final FakeAccount account;
    public volatile List<Account> accounts = List.of(
            new Account("123456789012", "Acme Field", "field@acme.example"), new Account("210987654321", "Acme Factory", "factory@acme.example"));
    public volatile List<String> roles = List.of("InstallerRole", "ReadOnly");
    public volatile Optional<Failure> signInRefused = Optional.empty();
    public volatile Optional<Failure> practiceRefused = Optional.empty();
    /** Counted down when the technician confirms in the browser. */
    public final CountDownLatch confirmed = new CountDownLatch(1);
    /** Accounts are told once this is counted down. */
    public volatile CountDownLatch lookUp = new CountDownLatch(0);
    public volatile boolean signedOut;
    public volatile boolean signInClosed;
    /** Of the practice that was started last. */
    public volatile PracticeScenario practised = PracticeScenario.FAIR;
    /** Who is told what the practice broker refuses. */
    public Consumer<Refusal> refusals = _ -> { };
    public volatile boolean practiceClosed;
    private final TimeSource time;
    /** What the practice devices that were plugged in speak. */
    public final List<String> practiceKinds = new CopyOnWriteArrayList<>();
    /** The profiles that there are. */
    public volatile ProfileLibrary profiles = BuiltIn.profiles();
    private int practiceDevices;

    public FakeBackend(TimeSource time) {
        this.time = time;
        this.iot = new FakeIot(time);
        this.account = new FakeAccount(iot);
    }

    /** What the AWS configuration of the computer offers. */
    public volatile SignInOffers offers = SignInOffers.NONE;
    /** A sign-in that is still there from another time. */
    public volatile boolean signInKept;
    /** Whether the last sign-in was to stay. */
    public volatile boolean stays;

    public volatile Optional<Failure> offersRefused = Optional.empty();
    /** Why the next profile cannot be used. */
    public volatile Optional<Failure> profileRefused = Optional.empty();

    @Override
    public SignInOffers offers() {
        if (offersRefused.isPresent()) {
            throw offersRefused.get().exception();
        }
        return offers;
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return signInKept ? Optional.of(user()) : Optional.empty();
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        if (profileRefused.isPresent()) {
            throw profileRefused.get().exception();
        }
        return session("123456789012", "Acme Field", profile.orElseThrow(() -> new AssertionError("the window asks the technician")),
                region.orElse(Region.EU_WEST_1));
    }

    /** What looking at everything finds. */
    public volatile CheckReport checked = new CheckReport(List.of(
            new Check("caller", Check.State.OK, Map.of("arn", "arn:aws:sts::123456789012:assumed-role/InstallerRole/j.weber", "account", "123456789012"), Optional.empty()),
            new Check("list-templates", Check.State.OK, Map.of("found", 12), Optional.empty())), Optional.empty(), Optional.empty());

    /** What a careful administrator leaves a technician, on a computer that was just set up. */
    public static CheckReport limited() {
        Map<String, String> none = Map.of();
        return new CheckReport(List.of(
                checked("caller", Check.State.OK, Map.of("arn", "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_InstallerRole_0123456789abcdef/j.weber")),
                checked("create-claim", Check.State.UNKNOWN, Map.of("action", "iot:CreateProvisioningClaim")),
                checked("list-templates", Check.State.LIMITED, Map.of("action", "iot:ListProvisioningTemplates")),
                checked("describe-template", Check.State.UNKNOWN, Map.of("action", "iot:DescribeProvisioningTemplate")),
                checked("describe-endpoint", Check.State.OK, Map.of("found", "")),
                checked("describe-thing", Check.State.LIMITED, Map.of("action", "iot:DescribeThing")),
                checked("list-thing-principals", Check.State.LIMITED, Map.of("action", "iot:ListThingPrincipals")),
                checked("describe-certificate", Check.State.LIMITED, Map.of("action", "iot:DescribeCertificate")),
                checked("clock", Check.State.OK, Map.of("way", Found.WITHIN)),
                checked("proxy", Check.State.OK, Map.of("proxy", "proxy.acme.example:3128")),
                checked("trust", Check.State.OK, Map.of("by", Found.USUAL)),
                checked("serial", Check.State.OK, Map.of("ports", "ttyUSB0")),
                checked("modem-manager", Check.State.LIMITED, none)), Optional.empty(),
                Optional.of(PolicyText.json("aws", "eu-west-1", "123456789012", Optional.of("practice-gateway"))));
    }

    /** The same on a computer whose clock is wrong and whose user may not open ports. */
    public static CheckReport inTheWay() {
        CheckReport report = limited();
        return new CheckReport(report.checks().stream().map(check -> switch (check.id()) {
            case "clock" -> new Check("clock", Check.State.BAD, Map.of(),
                    Optional.of(ServiceFailure.clockSkew(Duration.ofMinutes(-11), "")));
            case "serial" -> checked("serial", Check.State.BAD, Map.of("group", "dialout", "todo", Found.JOIN, "user", "jweber"));
            default -> check;
        }).toList(), report.caller(), report.policy());
    }

    private static Check checked(String id, Check.State state, Map<String, ?> facts) {
        return new Check(id, state, facts, Optional.empty());
    }

    @Override
    public CheckReport check(RoleSession session, Optional<String> template) {
        return checked;
    }

    @Override
    public CheckReport checkComputer(Failure notSignedIn) {
        return checked;
    }

    @Override
    public CallerIdentity caller(RoleSession session) {
        return new CallerIdentity(session.identity().accountId(), "arn:aws:sts::123456789012:assumed-role/InstallerRole/j.weber", "AROA:j.weber");
    }

    @Override
    public SignedOut signOut(Optional<SsoSession> session) {
        throw new AssertionError("the window signs out whom it signed in");
    }

    @Override
    public ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep) {
        // To begin one reaches nobody.
        return new AwsProfiles(new AwsEnvironment(Map.of(), Path.of("no-such-home")), time)
                .consoleLogin(profile, region.or(() -> Optional.of(Region.EU_WEST_1)), false);
    }

    @Override
    public int signOutOfConsole(Optional<String> profile) {
        return 0;
    }

    @Override
    public boolean isConsole(String profile) {
        return false;
    }

    @Override
    public SsoSession ssoSession(String name) {
        return ACME;
    }

    @Override
    public SsoSession ssoSessionOf(Optional<String> profile) {
        return ACME;
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        stays = keep;
        return new SignIn() {
            @Override
            public BrowserAuthorization beginInBrowser() {
                if (signInRefused.isPresent()) {
                    throw signInRefused.get().exception();
                }
                return new BrowserAuthorization(URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code"),
                        time.instant().plus(Duration.ofMinutes(10)));
            }

            @Override
            public DeviceAuthorization begin() {
                if (signInRefused.isPresent()) {
                    throw signInRefused.get().exception();
                }
                return new DeviceAuthorization("BQXR-KVTM", URI.create("https://acme.awsapps.com/start/#/device"),
                        URI.create("https://acme.awsapps.com/start/#/device?user_code=BQXR-KVTM"),
                        time.instant().plus(Duration.ofMinutes(10)), Duration.ofSeconds(1), "secret-device-code");
            }

            @Override
            public SignedInUser await(Challenge challenge) {
                hold(confirmed);
                return user();
            }

            @Override
            public void close() {
                signInClosed = true;
            }
        };
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private SignedInUser user() {
        return new SignedInUser() {
            @Override
            public List<Account> accounts() {
                hold(lookUp);
                return accounts;
            }

            @Override
            public List<String> roles(Account account) {
                return roles;
            }

            @Override
            public RoleSession as(Account account, String roleName, Region region) {
                return session(account.id(), account.name(), roleName, region);
            }

            @Override
            public Instant expiresAt() {
                return time.instant().plus(Duration.ofHours(8));
            }

            @Override
            public void signOut() {
                signedOut = true;
            }

            @Override
            public void close() {
            }
        };
    }

    public RoleSession session(String accountId, String accountName, String role, Region region) {
        return new RoleSession(new Identity(accountId, accountName, role, "J. Weber"), AnonymousCredentialsProvider.create(), region,
                Optional.of(time.instant().plus(Duration.ofMinutes(462))));
    }

    @Override
    public AccountReader account(RoleSession session) {
        return account;
    }

    /** What was tried so far. */
    public final Attempts attempts = new AttemptsOfProcess();

    @Override
    public RoleContext context(RoleSession session) {
        return new RoleContext(iot, bench, bench.connector(), List::of, SessionLife.until(Optional.empty()), RunOrigin.UNKNOWN,
                HandoverLog.NONE, ConfirmedIdentities.ofThisProcess(), attempts, Recovery.NONE, Optional.empty());
    }

    /** Of this station. */
    public LedgerFolder ledger = new LedgerFolder(Path.of("/nowhere"));

    @Override
    public DeviceLabels labels() {
        return new DeviceLabels(ledger, new StationLedger(ledger, "", "", time));
    }

    @Override
    public ProfileLibrary deviceProfiles() {
        return profiles;
    }

    @Override
    public SupportedDialects dialects() {
        return SupportedDialects.builtIn();
    }

    @Override
    public PracticeSite practice(PracticeScenario scenario) {
        practised = scenario;
        if (practiceRefused.isPresent()) {
            throw practiceRefused.get().exception();
        }
        plugInPractice();
        return new PracticeSite() {
            @Override
            public RoleSession signIn() {
                return session("123456789012", "Acme Field", "InstallerRole", Region.EU_WEST_1);
            }

            @Override
            public SignedInUser technician() {
                return user();
            }

            @Override
            public AccountReader account(RoleSession session) {
                return account;
            }

            @Override
            public RoleContext context(RoleSession session) {
                return FakeBackend.this.context(session);
            }

            @Override
            public void plugInNextDevice() {
                throw new AssertionError("the window says which kind");
            }

            @Override
            public List<PracticeDialects.Kind> kinds() {
                return dialects().practice().kinds();
            }

            @Override
            public void plugInNextDevice(Profile family) {
                throw new AssertionError("the window says which kind");
            }

            @Override
            public void plugInNextDevice(PracticeDialects.Kind kind) {
                practiceKinds.add(kind.id());
                bench.list().forEach(bench::unplug);
                plugInPractice();
            }

            @Override
            public String plugInBeside(Optional<PracticeDialects.Kind> kind) {
                practiceDevices++;
                return bench.plugIn("ttyUSB" + practiceDevices, "4711-00%02d".formatted(31 + practiceDevices)).path();
            }

            @Override
            public void unplug(String path) {
                bench.list().stream().filter(port -> port.path().equals(path)).toList().forEach(bench::unplug);
            }

            @Override
            public void follow(Consumer<Refusal> listener) {
                refusals = listener;
            }

            @Override
            public void close() {
                practiceClosed = true;
            }
        };
    }

    private void plugInPractice() {
        practiceDevices++;
        String serial = "4711-00%02d".formatted(31 + practiceDevices);
        bench.plugIn("ttyUSB0", serial, switch (practiceKinds.isEmpty() ? "" : practiceKinds.getLast()) {
            case "smp-fs" -> FakeBench.ofFiles(serial);
            case "handover-code" -> FakeBench.sealed(serial);
            default -> FakeBench.identity(serial);
        });
    }
}
