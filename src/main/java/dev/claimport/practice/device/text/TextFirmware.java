package dev.claimport.practice.device.text;

import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Firmware of a practice device that is spoken to in text. */
public final class TextFirmware implements PracticeFirmware {

    private static final Duration LISTEN = Duration.ofMinutes(1);
    private static final String NOISE = "\r\n[00:00:07.312,000] <inf> app: \u001b[1;32mlease renewed\u001b[m\r\n";

    private final VirtualDeviceOptions options;
    private final TextServer server;
    private final TimeSource time;
    private final boolean silent;
    private final boolean noisy;
    private int taken;
    private boolean cameLoose;
    private Optional<Patience> patience = Optional.empty();
    private Instant waitsSince = Instant.MIN;

    /** @param server is closed with it */
    public TextFirmware(VirtualDeviceOptions options, TextServer server, TimeSource time) {
        this.time = time;
        this.options = options;
        this.server = server;
        this.silent = options.misbehaviour(DeviceFault.Silent.class).isPresent();
        this.noisy = options.misbehaviour(DeviceFault.Noisy.class).isPresent();
    }

    @Override
    public VirtualDeviceOptions options() {
        return options;
    }

    public TextServer server() {
        return server;
    }

    @Override
    public DeviceStatus status() {
        return server.status();
    }

    @Override
    public boolean serve(SerialLink link) {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = link.read(buffer, untilItGivesUp().orElse(LISTEN));
                if (count == 0 && untilItGivesUp().filter(left -> !left.isPositive()).isPresent()) {
                    say(link, server.giveUp());
                }
                for (int i = 0; i < count; i++) {
                    say(link, server.accept(buffer[i]));
                }
                taken += count;
                waits(count > 0);
                if (comesLoose()) {
                    link.close();
                    return true;
                }
            }
        } catch (FailureException e) {
            if (e.failure().kind() == LinkFailure.Kind.PORT_GONE || e.failure().kind() == LocalFailure.Kind.CANCELLED) {
                return false;
            }
            throw e;
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private Optional<Duration> untilItGivesUp() {
        return patience.map(each -> Duration.between(time.instant(), waitsSince.plus(each.limit())));
    }

    /** @param fed whether something has come */
    private void waits(boolean fed) {
        Optional<Patience> now = server.patience();
        if (!now.equals(patience) || fed && now.filter(Patience::inAll).isEmpty()) {
            waitsSince = time.instant();
        }
        patience = now;
    }

    private void say(SerialLink link, String answer) {
        if (answer.isEmpty()) {
            return;
        }
        if (!silent) {
            byte[] bytes = (noisy ? NOISE + answer + NOISE : answer).getBytes(StandardCharsets.ISO_8859_1);
            link.write(bytes, 0, bytes.length);
        }
        server.proceed();
    }

    private boolean comesLoose() {
        boolean now = !cameLoose && options.misbehaviour(DeviceFault.Unplugs.class).filter(how -> taken >= how.afterBytes()).isPresent();
        cameLoose |= now;
        return now;
    }

    @Override
    public void close() {
        server.close();
    }
}
