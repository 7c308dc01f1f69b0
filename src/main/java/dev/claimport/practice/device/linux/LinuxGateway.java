package dev.claimport.practice.device.linux;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A gateway with a console and a product. */
public final class LinuxGateway implements PracticeFirmware {

    /** How often the product looks whether it was handed something. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final VirtualDeviceOptions options;
    private final GatewayProduct product;
    private final Enrolment enrolment;
    private final Path home;
    private final GatewayShell shell;
    private final boolean silent;
    private Object seen = "";
    private DeviceStatus told = DeviceStatus.at(DeviceState.EMPTY);
    private int taken;
    private boolean cameLoose;

    /** @param sh the shell that it has, with its options */
    public LinuxGateway(VirtualDeviceOptions options, GatewayProduct product, DeviceRegistration registration, String sh) {
        this.options = options;
        this.product = product;
        this.silent = options.misbehaviour(DeviceFault.Silent.class).isPresent();
        try {
            home = Files.createTempDirectory("claimport-gateway").toRealPath();
            Optional<DeviceFault.ClockAhead> wrong = options.misbehaviour(DeviceFault.ClockAhead.class);
            if (wrong.isPresent()) {
                Files.writeString(clock(), Long.toString(wrong.get().by().toSeconds()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        enrolment = new Enrolment(options, registration.by(() -> TimeSource.system().instant().plusSeconds(ahead())));
        shell = new GatewayShell(sh, home, options.serial(), options.misbehaviour(GatewayFault.AsksWho.class));
    }

    /** Where its kernel would print. */
    public Path terminal() {
        return shell.path();
    }

    /** By how many seconds its clock is ahead is in there, see {@link GatewayShell}. */
    private Path clock() {
        return home.resolve(".clock");
    }

    private long ahead() {
        try {
            return Files.exists(clock()) ? Long.parseLong(Files.readString(clock()).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home folder of who is logged in; it is deleted in the end. */
    public Path home() {
        return home;
    }

    @Override
    public VirtualDeviceOptions options() {
        return options;
    }

    @Override
    public DeviceStatus status() {
        return enrolment.status();
    }

    @Override
    public boolean serve(SerialLink link) {
        shell.connect(silent ? Optional.empty() : Optional.of(link));
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = link.read(buffer, LOOK);
                shell.type(buffer, count);
                Arrays.fill(buffer, (byte) 0);
                taken += count;
                if (comesLoose()) {
                    link.close();
                    return true;
                }
                look();
                tell();
            }
        } catch (FailureException e) {
            if (e.failure().kind() == LinkFailure.Kind.PORT_GONE || e.failure().kind() == LocalFailure.Kind.CANCELLED) {
                return false;
            }
            throw e;
        } finally {
            shell.connect(Optional.empty());
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private boolean comesLoose() {
        boolean now = !cameLoose && options.misbehaviour(DeviceFault.Unplugs.class).filter(how -> taken >= how.afterBytes()).isPresent();
        cameLoose |= now;
        return now;
    }

    /** What the product has come to since, in the files in which it says so. */
    private void tell() {
        DeviceStatus now = enrolment.status();
        if (!now.equals(told)) {
            told = now;
            try {
                product.tell(home, now, enrolment.certificate());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Once for what it finds: files that are moved there are others than before. */
    private void look() {
        Path sign = product.isService() ? home.resolve(".restart") : product.settings(home);
        try {
            Object now = List.of(Files.readAttributes(sign, "unix:ino,ctime"));
            if (now.equals(seen)) {
                return;
            }
            product.look(home).ifPresent(found -> {
                seen = now;
                enrolment.accept(found);
                enrolment.proceed();
            });
        } catch (IOException _) {
            // Nothing there yet.
        }
    }

    @Override
    public void close() {
        shell.close();
        enrolment.forget();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
