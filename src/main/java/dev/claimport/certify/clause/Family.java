package dev.claimport.certify.clause;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.Forgets;
import dev.claimport.device.Verification;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A device that is spoken to as the profile of its family says. Every question is a conversation of its own, from the port on. */
public final class Family implements Examined {

    /** A modem that was waiting for the bytes of a file when the cable came out waits five seconds more, and begins anew with each byte. */
    private static final Duration QUIET = Duration.ofSeconds(6);
    private static final String SERIAL_NUMBER = "SerialNumber";

    private final Means means;
    private final Opening opening;
    private final Said said = new Said();
    private DeviceIdentity identity = DeviceIdentity.of("", "", "");
    private Instant met = Instant.MIN;
    private Optional<Delivery> delivery = Optional.empty();

    /**
     * What it takes.
     *
     * @param profiles among which it is to be recognised
     * @param parameters that its template wants besides its serial number
     */
    public record Means(SerialPorts ports, ProfileLibrary profiles, Profile profile, TimeSource time, FarSide far, Map<String, String> parameters) {

        public Means {
            parameters = Map.copyOf(parameters);
        }
    }

    public Family(String port, Means means) {
        this.means = means;
        opening = new Opening(means.ports(), port, means.profile().line());
    }

    @Override
    public Hello meet() {
        met = means.time().instant();
        Instant last = met.plus(means.profile().bootWait()).plus(DeviceWait.BOOT.limit());
        while (true) {
            try {
                identity = identify();
                return new Hello(Map.of("model", identity.model(), "serial", identity.serial(), "fw", identity.firmware()), Map.of());
            } catch (FailureException e) {
                if (!(e.failure() instanceof DeviceFailure) || !means.time().instant().isBefore(last)) {
                    throw e;
                }
            }
        }
    }

    /** Asks it who it is. */
    DeviceIdentity identify() {
        try (Device device = connect(link(0))) {
            said.sent("identify");
            DeviceIdentity found = device.identify();
            said.came(found.model() + " " + found.serial() + " " + found.firmware());
            return found;
        }
    }

    /** Since when it has been under certification. */
    Instant met() {
        return met;
    }

    DeviceIdentity identity() {
        return identity;
    }

    Profile profile() {
        return means.profile();
    }

    TimeSource time() {
        return means.time();
    }

    FarSide far() {
        return means.far();
    }

    /** What is seen on its port, by whoever does not know. */
    DeviceFinder.Report look() {
        said.sent("look");
        DeviceFinder.Report report = new DeviceFinder(means.ports(), means.profiles(), means.time()).report(PortInfo.named(opening.port()));
        said.came(report.sighting().family().id() + " " + report.fitting().stream().map(Profile::name).toList());
        return report;
    }

    /**
     * Delivers a bundle, and has the device act on it.
     *
     * @return whether it arrived
     */
    Verification handOver(LimitedLink link) {
        Bundle bundle = bundle();
        try (Device device = connect(link); Repair repair = new Repair(device)) {
            device.identify();
            Instant start = means.time().instant();
            long[] bytes = {0};
            said.sent("deliver");
            device.deliver(bundle, start, (held, _) -> bytes[0] = Math.max(bytes[0], held));
            said.came(Long.toString(bytes[0]));
            said.sent("commit");
            Verification verification = device.commit();
            repair.spare();
            said.came(verification.toString());
            Duration took = Duration.between(start, means.time().instant());
            delivery = Optional.of(new Delivery((int) bytes[0], took, Duration.ofSeconds(10 * bytes[0]).dividedBy(profile().line().baud())));
            return verification;
        }
    }

    /** As in a hand-over that fails: what was begun is taken back, over the same line. */
    private final class Repair implements AutoCloseable {

        private final Device device;
        private boolean wanted = true;

        Repair(Device device) {
            this.device = device;
        }

        void spare() {
            wanted = false;
        }

        @Override
        public void close() {
            if (wanted && device instanceof Forgets forgetful) {
                said.sent("abort");
                forgetful.abort();
            }
        }
    }

    /** Delivers a bundle, and has it forgotten; not for one that cannot. */
    void deliverAndForget() {
        try (Device device = connect(link(0))) {
            if (!(device instanceof Forgets forgetful)) {
                throw new NotApplicable(Lack.FORGETTING);
            }
            device.identify();
            said.sent("deliver");
            device.deliver(bundle(), means.time().instant(), (_, _) -> { });
            said.sent("abort");
            forgetful.abort();
        }
    }

    /** @param lost the number of the write whose answer gets lost; 0 loses none */
    LimitedLink link(int lost) {
        return new LimitedLink(opening.open(), this::end, lost);
    }

    private Device connect(LimitedLink link) {
        return profile().devices(means.time()).on(link);
    }

    private Bundle bundle() {
        Map<String, String> parameters = new HashMap<>();
        if (!identity.can(Capability.FIXED_PARAMETERS)) {
            parameters.putAll(means.parameters());
            if (!identity.parameters().contains(SERIAL_NUMBER)) {
                parameters.putIfAbsent(SERIAL_NUMBER, identity.serial());
            }
        }
        return means.far().bundle(Fate.REGISTERS, parameters);
    }

    /** What is done at one step of a delivery has a time limit of its own. */
    void begin(int step, int steps) {
        opening.anew(means.time().instant(), FarSideWait.STEP.limit());
        said.sent("lose " + step + "/" + steps);
    }

    void pause() throws InterruptedException {
        means.time().sleep(Subject.LOOK);
    }

    @Override
    public Said said() {
        return said;
    }

    @Override
    public void until(Instant when) {
        opening.until(when);
    }

    @Override
    public void last(Instant when) {
        opening.last(when);
    }

    @Override
    public void cancel() {
        opening.cancel();
    }

    private Instant end() {
        Instant end = opening.end();
        if (!means.time().instant().isBefore(end)) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", opening.port())).exception();
        }
        return end;
    }

    /** It may register, or restart, by what a clause before has had it do. */
    @Override
    public boolean settle() throws InterruptedException {
        Instant last = means.time().instant().plus(FarSideWait.STATE.limit());
        while (means.time().instant().isBefore(last)) {
            if (answers()) {
                return true;
            }
            means.time().sleep(QUIET);
        }
        return false;
    }

    @Override
    public boolean isThere() {
        return answers();
    }

    private boolean answers() {
        try {
            identify();
            return true;
        } catch (FailureException e) {
            if (e.failure() instanceof LinkFailure || e.failure() instanceof LocalFailure) {
                throw e;
            }
            return false;
        }
    }

    /** What it was delivered is a practice claim, and over in minutes; one that can forget is made to. */
    @Override
    public void leave() {
        opening.untilItsLastWord(means.time().instant().plus(DeviceWait.BOOT.limit()));
        try (Device device = connect(link(0))) {
            if (device instanceof Forgets forgetful) {
                device.identify();
                forgetful.abort();
            }
        }
    }

    @Override
    public Optional<Delivery> delivery() {
        return delivery;
    }

    @Override
    public void close() {
        // Each conversation has closed its own link.
    }
}
