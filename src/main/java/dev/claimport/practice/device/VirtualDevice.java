package dev.claimport.practice.device;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smpfs.SmpFs;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A device that exists only in this program: it serves the hand-over group over SMP, or the file system group, and what firmware has
 * of the OS group, and then registers itself. It remembers across cables what a device remembers.
 */
public final class VirtualDevice implements PracticeFirmware {

    private static final int OS_GROUP = 0;
    private static final int ECHO = 0;
    private static final int RESET = 5;
    private static final int PARAMETERS = 6;
    private static final int INFO = 7;
    private static final Duration LISTEN = Duration.ofMinutes(1);

    private final VirtualDeviceOptions options;
    private final HandoverGroupServer handover;
    /** In the place of the hand-over group, where it is there. */
    private final Optional<FileFirmware> files;
    private boolean cameLoose;

    public VirtualDevice(VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        this(options, Optional.empty(), registration, time);
    }

    /** @param files of one that knows nothing of the hand-over group, and takes files */
    public VirtualDevice(VirtualDeviceOptions options, Optional<FileSystemOptions> files, DeviceRegistration registration, TimeSource time) {
        this.options = options;
        this.handover = new HandoverGroupServer(options, registration, time);
        this.files = files.map(with -> new FileFirmware(with, options, registration, time));
    }

    @Override
    public VirtualDeviceOptions options() {
        return options;
    }

    @Override
    public DeviceStatus status() {
        return files.map(FileFirmware::status).orElseGet(handover::status).status();
    }

    /** What lies in one of its files; empty where there is no such file. */
    public Optional<byte[]> file(String path) {
        return files.flatMap(firmware -> firmware.content(path));
    }

    @Override
    public boolean serve(SerialLink link) {
        var wire = new DeviceWire(link, options);
        var decoder = new SmpDecoder(files.flatMap(firmware -> firmware.options().realBuffer()).orElse(options.bufferSize()) - 4, message -> answer(message, wire));
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
            try (SmpMessage answer = reply.to(asAnswered(request.header()));
                    SmpMessage written = files.isPresent() ? OpenForm.of(answer) : answer) {
                wire.send(written);
            }
        } catch (IllegalArgumentException _) {
            // Not an SMP message: firmware says nothing to that.
        } finally {
            Arrays.fill(bytes, (byte) 0);
            handover.proceed();
            files.ifPresent(FileFirmware::proceed);
        }
    }

    private Reply reply(SmpMessage request) {
        SmpHeader header = request.header();
        try {
            return switch (header.group()) {
                case HandoverGroup.ID -> files.isPresent() ? new Reply.Unknown(Reply.NOT_SUPPORTED) : handover.answer(header, request.body());
                case SmpFs.GROUP, SmpFs.SHELL_GROUP -> {
                    Map<Object, Object> body = request.body();
                    yield files.map(firmware -> firmware.answer(header, body)).orElseGet(() -> new Reply.Unknown(Reply.NOT_SUPPORTED));
                }
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
            case RESET -> {
                if (files.isEmpty() || header.op() != SmpHeader.Op.WRITE) {
                    yield new Reply.Unknown(Reply.NOT_SUPPORTED);
                }
                files.get().restart();
                yield new Reply.Done(out -> out.map(0));
            }
            case INFO -> files.isEmpty() ? new Reply.Unknown(Reply.NOT_SUPPORTED) : new Reply.Done(out -> out.map(1).text("output").text(info()));
            case PARAMETERS -> files.filter(firmware -> !firmware.options().tellsBuffer()).isPresent()
                    ? new Reply.Unknown(Reply.NOT_SUPPORTED)
                    : new Reply.Done(out ->
                    out.map(2).text("buf_size").unsigned(options.bufferSize()).text("buf_count").unsigned(options.bufferCount()));
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    /** In the form of Zephyr's {@code uname -a}: words, of which the board is the last but one. */
    private String info() {
        return "Zephyr unknown " + options.firmware() + " v4.4.0 Nov 23 2026 12:00:00 arm cortex-m33 " + options.model().replace(' ', '_') + " Zephyr";
    }

    private SmpHeader asAnswered(SmpHeader header) {
        boolean legacy = files.filter(firmware -> firmware.options().legacy()).isPresent();
        return legacy ? new SmpHeader(header.op(), 0, header.length(), header.group(), header.sequence(), header.command()) : header;
    }

    private int held() {
        return files.map(FileFirmware::held).orElseGet(handover::held);
    }

    private boolean comesLoose() {
        boolean now = !cameLoose
                && options.misbehaviour(DeviceFault.Unplugs.class).filter(how -> held() >= how.afterBytes()).isPresent();
        cameLoose |= now;
        return now;
    }

    /** Power goes and comes back: all that it had in memory is lost. */
    public void restart() {
        handover.restart();
        files.ifPresent(FileFirmware::restart);
    }

    @Override
    public void close() {
        handover.close();
        files.ifPresent(FileFirmware::close);
    }
}
