package dev.claimport.practice.device;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.HandoverGroup;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * A device that exists only in this program: it serves the hand-over group over SMP, and the echo and parameters of the OS
 * group, as firmware does, and then registers itself. It remembers across cables what a device remembers.
 */
public final class VirtualDevice implements AutoCloseable {

    private static final int OS_GROUP = 0;
    private static final int ECHO = 0;
    private static final int PARAMETERS = 6;
    private static final Duration LISTEN = Duration.ofMinutes(1);

    private final VirtualDeviceOptions options;
    private final HandoverGroupServer handover;
    private boolean cameLoose;

    public VirtualDevice(VirtualDeviceOptions options, Registration registration, TimeSource time) {
        this.options = options;
        this.handover = new HandoverGroupServer(options, registration, time);
    }

    public VirtualDeviceOptions options() {
        return options;
    }

    /** How far it is, as it would say itself. */
    public DeviceStatus status() {
        return handover.status().status();
    }

    /**
     * Serves one cable until it is pulled at either end, or the thread is interrupted.
     *
     * @return whether it was the device that came loose
     */
    public boolean serve(SerialLink link) {
        var wire = new DeviceWire(link, options);
        var decoder = new SmpDecoder(options.bufferSize() - 4, message -> answer(message, wire));
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = link.read(buffer, LISTEN);
                decoder.accept(buffer, count);
                Arrays.fill(buffer, 0, count, (byte) 0);
            }
        } catch (FailureException e) {
            boolean over = e.failure().kind() == LinkFailure.Kind.PORT_GONE || e.failure().kind() == LocalFailure.Kind.CANCELLED;
            if (!over) {
                throw e;
            }
            return wire.isPulled();
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private void answer(byte[] bytes, DeviceWire wire) {
        try (SmpMessage request = SmpMessage.taking(bytes)) {
            if (request.header().op().isResponse()) {
                return;
            }
            Reply reply = reply(request);
            if (comesLoose()) {
                wire.pull();
                return;
            }
            try (SmpMessage answer = reply.to(request.header())) {
                wire.send(answer);
            }
        } catch (IllegalArgumentException _) {
            // Not an SMP message: firmware says nothing to that.
        } finally {
            Arrays.fill(bytes, (byte) 0);
            handover.proceed();
        }
    }

    private Reply reply(SmpMessage request) {
        SmpHeader header = request.header();
        try {
            return switch (header.group()) {
                case HandoverGroup.ID -> handover.answer(header, request.body());
                case OS_GROUP -> os(header, request.body());
                default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
            };
        } catch (CborException _) {
            return new Reply.Unknown(Reply.INVALID);
        }
    }

    private Reply os(SmpHeader header, Map<Object, Object> body) {
        return switch (header.command()) {
            case ECHO -> body.get("d") instanceof String text
                    ? new Reply.Done(out -> out.map(1).text("r").text(text))
                    : new Reply.Unknown(Reply.INVALID);
            case PARAMETERS -> new Reply.Done(out ->
                    out.map(2).text("buf_size").unsigned(options.bufferSize()).text("buf_count").unsigned(options.bufferCount()));
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    private boolean comesLoose() {
        boolean now = !cameLoose
                && options.misbehaviour(Misbehaviour.Unplugs.class).filter(how -> handover.held() >= how.afterBytes()).isPresent();
        cameLoose |= now;
        return now;
    }

    /** Power goes and comes back: all that it had in memory is lost. */
    public void restart() {
        handover.restart();
    }

    /** Forgets everything, and gives up a registration that is under way. */
    @Override
    public void close() {
        handover.close();
    }
}
