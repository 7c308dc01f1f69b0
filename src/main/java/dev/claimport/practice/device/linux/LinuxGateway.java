package dev.claimport.practice.device.linux;

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
    private int taken;
    private boolean cameLoose;

    /** @param sh the shell that it has, with its options */
    public LinuxGateway(VirtualDeviceOptions options, GatewayProduct product, DeviceRegistration registration, String sh) {
        this.options = options;
        this.product = product;
        this.enrolment = new Enrolment(options, registration);
        this.silent = options.misbehaviour(DeviceFault.Silent.class).isPresent();
        try {
            home = Files.createTempDirectory("claimport-gateway").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell = new GatewayShell(sh, home, options.serial());
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
