package dev.claimport.app;

import dev.claimport.bench.Attempts;
import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.HandoverLog;
import dev.claimport.handover.Recovery;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.AwsAccount;
import dev.claimport.iot.AwsIot;
import dev.claimport.iot.CallLimiter;
import dev.claimport.iot.LimitedIot;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.device.CompiledIn;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.device.PracticePorts;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.rehearsal.Rehearsal;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.Account;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.IdentityCenterSignIn;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** A practice in this process: the cloud on free ports, and one device. */
final class LocalPractice implements PracticeSite {

    private static final String ROLE = "InstallerRole";
    /** In an account of one's own, where that has a role of this name: what it allows is rehearsed as well. */
    private static final String OWN_ROLE = "technician";
    private static final String MODEL = "Practice GX-2";
    /** Of the code on a label; its end is another for each device, as with real ones. */
    private static final String CODE = "K7QX-M4TP-9WZA-";

    private final TimeSource time;
    private final PracticeCloud cloud;
    private final String role;
    private final RefusalNews refusals;
    private final PracticePorts ports;
    private final ServiceEndpoints endpoints;
    private final CallLimiter limiter;
    private final SupportedDialects dialects;
    private final ProfileLibrary profiles;
    private Profile family;
    private final DeviceFault[] faults;
    private final Attempts attempts = new AttemptsOfProcess();
    private final ConfirmedIdentities confirmed = ConfirmedIdentities.ofThisProcess();
    private boolean withCode;
    private @Nullable PracticeDevice device;
    private @Nullable SignedInUser user;
    private int serial;

    private LocalPractice(PracticeCloud cloud, String role, RefusalNews refusals, SerialPorts realPorts, SupportedDialects dialects, List<DeviceFault> faults,
            TimeSource time) {
        this.time = time;
        this.dialects = dialects;
        this.profiles = new ProfileLibrary(dialects.dialects());
        this.family = usual(dialects.practice().kinds().getFirst());
        this.cloud = cloud;
        this.role = role;
        this.refusals = refusals;
        this.faults = faults.toArray(DeviceFault[]::new);
        this.ports = PracticePorts.alone(realPorts);
        this.limiter = new CallLimiter(time);
        this.endpoints = ServiceEndpoints.allAt(cloud.endpoint());
    }

    static LocalPractice start(SerialPorts realPorts, SupportedDialects dialects, PracticeScenario scenario, TimeSource time) {
        Optional<AccountContents> account = scenario.account().map(folder -> Rehearsal.read(folder, time.instant()).contents());
        var refusals = new RefusalNews();
        PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(0, 0, Optional.empty(), scenario.cloud(), account, refusals), time);
        String role = account.filter(own -> own.roles().stream().anyMatch(each -> each.name().equals(OWN_ROLE))).isPresent() ? OWN_ROLE : ROLE;
        var practice = new LocalPractice(cloud, role, refusals, realPorts, dialects, scenario.device(), time);
        practice.plugInNextDevice();
        return practice;
    }

    @Override
    public RoleSession signIn() {
        Region region = Region.of(cloud.region());
        try (SignIn signIn = new IdentityCenterSignIn(cloud.startUrl(), region, endpoints, time)) {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().allow(authorization.completeUri());
            user = signIn.await(authorization);
        }
        Account account = user.accounts().stream().filter(candidate -> candidate.id().equals(cloud.accountId())).findFirst()
                .orElseThrow(() -> new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PRACTICE_ACCOUNT_MISSING.problem(cloud.accountId()))).exception());
        return user.as(account, role, region);
    }

    @Override
    public SignedInUser technician() {
        if (user == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return user;
    }

    @Override
    public RoleContext context(RoleSession session) {
        return new RoleContext(new LimitedIot(new AwsIot(session, endpoints, time), limiter), ports, DeviceConnector.byProfile(profiles, time),
                cloud::rootCas, session.life(), Station.here().origin(session), HandoverLog.NONE, confirmed, attempts, Recovery.NONE, Optional.empty());
    }

    @Override
    public AccountReader account(RoleSession session) {
        return new AwsAccount(session, endpoints, time);
    }

    @Override
    public List<PracticeDialects.Kind> kinds() {
        return dialects.practice().kinds();
    }

    /** The first of the built-in profiles that speak so. */
    private Profile usual(PracticeDialects.Kind kind) {
        return profiles.all().stream().map(ProfileLibrary.Entry::profile).filter(dialects.practice().named(kind.dialect()).orElseThrow()::plays).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind.id()));
    }

    @Override
    public synchronized void plugInNextDevice(PracticeDialects.Kind kind) {
        family = usual(kind);
        withCode = kind.withCode();
        plugInNextDevice();
    }

    @Override
    public synchronized void plugInNextDevice(Profile next) {
        family = next;
        withCode = false;
        plugInNextDevice();
    }

    @Override
    public synchronized void plugInNextDevice() {
        if (device != null) {
            ports.remove(device);
            device.close();
        }
        device = plugIn();
    }

    @Override
    public synchronized String plugInBeside(Optional<PracticeDialects.Kind> kind) {
        kind.ifPresent(next -> {
            family = usual(next);
            withCode = next.withCode();
        });
        return plugIn().port();
    }

    @Override
    public synchronized void unplug(String path) {
        ports.devices().stream().filter(each -> each.port().equals(path)).findFirst().ifPresent(each -> {
            ports.remove(each);
            each.close();
        });
    }

    private PracticeDevice plugIn() {
        serial++;
        String number = String.format(Locale.ROOT, "%04d", serial);
        var options = VirtualDeviceOptions.usual("4711-" + number).withModel(MODEL).misbehaving(faults)
                .with(withCode ? Sealing.withCode(CODE + number) : Sealing.OFFERED);
        PracticeDevice next = PracticeDevice.plugIn(dialects.practice().playing(family).orElseThrow()
                .device(family, options, new CompiledIn(new FleetProvisioning(time), cloud.mqttHost(), cloud.mqttPort(), cloud::templateOf), time), time);
        ports.add(next);
        return next;
    }

    @Override
    public void follow(Consumer<Refusal> listener) {
        refusals.follow(listener);
    }

    @Override
    public synchronized void close() {
        if (user != null) {
            user.close();
        }
        ports.close();
        cloud.close();
    }
}
